// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/word_part.h"

#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// What stands for bytes that are not UTF-8.
enum class BadBytes : unsigned char
{
    Replaced, ///< U+FFFD, as `tokenizers` writes it
    Named, ///< "<0xE6>", each byte
};

/// How tokens read. Immutable.
class Decoder
{
public:
    virtual ~Decoder() = default;

    /// The text of a list of tokens, equal to Hugging Face `tokenizers`.
    [[nodiscard]] std::string decode(std::vector<std::string> tokens) const;

    /// A token on its own, as a person reads it: no mark of a continuing piece, no space before it,
    /// bytes that are no character by their numbers. Never empty unless the token is.
    [[nodiscard]] std::string textOf(std::string_view token) const;

    /// Where a token stands in a word. Punctuation beside a mark of the word's begin, and letters
    /// of scripts without spaces between words, tell nothing.
    [[nodiscard]] WordPart wordPart(std::string_view token) const;

    /// One step: rewrites the tokens of a text, which may become fewer.
    virtual void rewrite(std::vector<std::string>& tokens, BadBytes badBytes) const = 0;
    /// What the marks of this step tell about a token.
    [[nodiscard]] virtual WordPart markOf(std::string_view /*token*/) const
    {
        return WordPart::Unmarked;
    }
};

} // namespace maskscope
