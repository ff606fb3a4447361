// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/normalized_text.h"

#include <vector>

namespace maskscope {

/// A text and the words found in it, left to right, not overlapping; gaps are dropped.
struct Words
{
    NormalizedText text;
    std::vector<ByteRange> ranges;
};

/// One step that splits words further (at first the whole text is one word). It may rewrite the
/// text too. Immutable.
class PreTokenizer
{
public:
    virtual ~PreTokenizer() = default;

    virtual void split(Words& words) const = 0;
};

} // namespace maskscope
