// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/token_traits.h"

#include "core/base/utf.h"
#include "core/text/char_kind.h"
#include "core/text/tokenizer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace maskscope {

namespace {

bool isCombining(char32_t c)
{
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

bool isLetterOrNumber(char32_t c)
{
    const CharKind kind = charKind(c);
    return kind.isLetter || kind.isNumber;
}

/// "<0xE6>", as Tokenizer::tokenText() names a byte that is no character.
bool hasLoneByte(std::string_view text)
{
    constexpr std::string_view kBegin = "<0x";
    constexpr std::size_t kSize = 6;
    for (std::size_t at = text.find(kBegin); at != std::string_view::npos;
         at = text.find(kBegin, at + 1)) {
        if (at + kSize <= text.size() && text[at + kSize - 1] == '>') {
            return true;
        }
    }
    return false;
}

bool isNumbered(std::string_view token, std::string_view begin, std::string_view end)
{
    if (token.size() < begin.size() + end.size() || !token.starts_with(begin)
        || !token.ends_with(end)) {
        return false;
    }
    const std::string_view number
        = token.substr(begin.size(), token.size() - begin.size() - end.size());
    return std::all_of(number.begin(), number.end(),
                       [](char c) { return (c >= '0' && c <= '9') || c == '_'; });
}

} // namespace

TokenKind kindOfText(const std::string& text)
{
    const std::u32string letters = toCodePoints(toValidUtf8(text));
    if (hasLoneByte(text) || (!letters.empty() && isCombining(letters.front()))) {
        return TokenKind::Fragment;
    }
    return std::any_of(letters.begin(), letters.end(), isLetterOrNumber) ? TokenKind::Word
                                                                         : TokenKind::Mark;
}

bool isUnusedToken(std::string_view token)
{
    return isNumbered(token, "[unused", "]") || isNumbered(token, "<unused", ">")
        || (token.size() > 10 && isNumbered(token, "madeupword", ""));
}

TokenTraits traitsOf(const Tokenizer& tokenizer, TokenId id)
{
    const std::string token = tokenizer.idToToken(id);
    if (token.empty() || isUnusedToken(token)) {
        return {TokenKind::Unused, WordPart::Unmarked};
    }
    if (tokenizer.isSpecial(id)) {
        return {TokenKind::Special, WordPart::Unmarked};
    }
    return {kindOfText(tokenizer.tokenText(id)), tokenizer.wordPart(id)};
}

} // namespace maskscope
