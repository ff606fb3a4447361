// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/pre_tokenizer/split_behavior.h"

#include <functional>

namespace maskscope {

/// Splits at each character of a kind. WhitespaceSplit, Punctuation, Digits and CharDelimiterSplit
/// differ in the kind and the behavior alone.
class CharacterSplit final : public PreTokenizer
{
public:
    using IsDelimiter = std::function<bool(char32_t)>;

    CharacterSplit(IsDelimiter isDelimiter, SplitBehavior behavior);

    void split(Words& words) const override;

private:
    void splitOne(std::string_view text, ByteRange word, PieceJoiner& pieces) const;

    IsDelimiter m_isDelimiter;
    SplitBehavior m_behavior;
};

[[nodiscard]] bool isSpaceCharacter(char32_t c);
[[nodiscard]] bool isPunctuationCharacter(char32_t c); ///< as for BERT

} // namespace maskscope
