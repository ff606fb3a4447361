// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/post_processor/encoded_part.h"

#include <vector>

namespace maskscope {

/// Puts special tokens around one text or two, or corrects their offsets. Immutable.
class PostProcessor
{
public:
    virtual ~PostProcessor() = default;

    /// How many special tokens it adds; truncation leaves room for them.
    [[nodiscard]] virtual std::size_t addedTokens(bool isPair) const = 0;

    /// `parts` are the text, or the text and its pair, at first; what a processor makes of them
    /// goes to the next one, and joinParts() ends the row.
    virtual void process(std::vector<EncodedPart>& parts) const = 0;
};

} // namespace maskscope
