// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"
#include "core/text/word_part.h"

#include <string>
#include <string_view>

namespace maskscope {

/// What a token is, whatever text it stands in.
enum class TokenKind : unsigned char
{
    Word, ///< has a letter or a number
    Fragment, ///< of a character: some of its bytes, or an accent alone
    Mark, ///< punctuation, a symbol, white space, nothing one can see
    Unused, ///< "[unused7]", "<unused7>", "madeupword0003", or an id without a token
    Special, ///< "[CLS]", "<s>"
};

struct TokenTraits
{
    TokenKind kind = TokenKind::Word;
    WordPart part = WordPart::Unmarked;
};

class Tokenizer;

/// Word, Fragment or Mark, by its letters alone.
[[nodiscard]] TokenKind kindOfText(const std::string& text);
/// Looks at one token; Tokenizer::traits() has those of all.
[[nodiscard]] TokenTraits traitsOf(const Tokenizer& tokenizer, TokenId id);

/// Whether a vocabulary's author kept this entry free for words to come.
[[nodiscard]] bool isUnusedToken(std::string_view token);

} // namespace maskscope
