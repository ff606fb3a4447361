// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/pre_tokenizer/pre_tokenizer.h"

namespace maskscope {

struct ByteLevelOptions
{
    bool addPrefixSpace = true; ///< a space before each word that does not begin with one
    bool useRegex = true; ///< split into GPT-2's words
};

/// Writes every byte as a visible letter: "hello wörld" -> "hello", "\u0120w\u00C3\u00B6rld".
class ByteLevel final : public PreTokenizer
{
public:
    explicit ByteLevel(const ByteLevelOptions& options)
        : m_options(options)
    {}

    void split(Words& words) const override;

private:
    void splitOne(const NormalizedText& text, ByteRange word, Words& out) const;

    ByteLevelOptions m_options;
};

} // namespace maskscope
