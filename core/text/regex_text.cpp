// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/regex_text.h"

#include "core/base/utf.h"
#include "core/text/regex_class.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

using icu::UnicodeSet;

int hexValue(char32_t c)
{
    if (c >= '0' && c <= '9') {
        return static_cast<int>(c - '0');
    }
    const char32_t lower = c | 0x20U;
    return lower >= 'a' && lower <= 'f' ? static_cast<int>(lower - 'a') + 10 : -1;
}

/// Up to `digits` hexadecimal digits; nothing if there are none, or if they are no code point.
std::optional<char32_t> readHex(RegexText& in, std::size_t digits)
{
    char32_t value = 0;
    const std::size_t begin = in.at;
    while (in.at - begin < digits && hexValue(in.peek()) >= 0) {
        value = value * 16 + static_cast<char32_t>(hexValue(in.peek()));
        ++in.at;
    }
    const bool isCodePoint = value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return in.at > begin && isCodePoint ? std::optional(value) : std::nullopt;
}

/// \xHH, \x{H...}, \uHHHH. \x80 and more would be single bytes.
std::optional<char32_t> readNumber(RegexText& in)
{
    const bool isShort = in.peek() == 'u';
    ++in.at;
    if (isShort) {
        const std::size_t begin = in.at;
        const auto value = readHex(in, 4);
        return in.at - begin == 4 ? value : std::nullopt;
    }
    if (in.peek() != '{') {
        const auto value = readHex(in, 2);
        return value.value_or(0x80) < 0x80 ? value : std::nullopt;
    }
    ++in.at;
    const auto value = readHex(in, 8);
    if (in.peek() != '}') {
        return std::nullopt;
    }
    ++in.at;
    return value;
}

/// \p{NAME}, \P{NAME}, \p{^NAME}
void readProperty(RegexText& in, RegexEscape& escape)
{
    const std::size_t end = in.text.find(U'}', in.at);
    if (in.peek(1) != '{' || end == std::u32string_view::npos) {
        return;
    }
    const bool hasCaret = in.peek(2) == '^';
    const std::size_t begin = in.at + (hasCaret ? 3 : 2);
    const std::string name = toUtf8(in.text.substr(begin, end - begin));
    escape.isNegated = (in.peek() == 'P') != hasCaret;
    escape.set = propertyClass(name);
    escape.isWord = escape.set.has_value() && *escape.set == *posixClass("word");
    if (escape.set.has_value() && escape.isNegated) {
        escape.set->complement();
    }
    in.at = end + 1;
}

std::optional<UnicodeSet> classOfLetter(char32_t letter)
{
    switch (letter) {
    case 'd':
        return posixClass("digit");
    case 'h':
        return posixClass("xdigit");
    case 's':
        return posixClass("space");
    case 'w':
        return posixClass("word");
    default:
        return std::nullopt;
    }
}

std::optional<char32_t> controlOfLetter(char32_t letter)
{
    constexpr std::u32string_view kLetters = U"tvnrfae";
    constexpr std::u32string_view kControls = U"\t\v\n\r\f\a\x1B";
    const auto found = kLetters.find(letter);
    return found == std::u32string_view::npos ? std::nullopt : std::optional(kControls[found]);
}

bool isAsciiAlphanumeric(char32_t c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z');
}

bool readCount(RegexText& in, std::size_t& number)
{
    const std::size_t begin = in.at;
    for (; in.peek() >= '0' && in.peek() <= '9'; ++in.at) {
        number = std::min(number * 10 + (in.peek() - '0'), kMaxRegexRepeat + 1);
    }
    return in.at > begin;
}

} // namespace

Error unsupportedSyntax(std::u32string_view found)
{
    return Error{ErrorCode::UnsupportedTokenizer, {{"found", toUtf8(found)}}, {}};
}

Result<RegexEscape> readRegexEscape(RegexText& in)
{
    const std::size_t begin = in.at;
    const char32_t c = in.peek();
    RegexEscape escape;
    if (c == 'p' || c == 'P') {
        readProperty(in, escape);
        return escape.set.has_value() ? Result(escape)
                                      : unsupportedSyntax(U"\\" + std::u32string(in.since(begin)));
    }
    if (c == 'x' || c == 'u') {
        escape.literal = readNumber(in);
        return escape.literal.has_value()
            ? Result(escape)
            : unsupportedSyntax(U"\\" + std::u32string(in.since(begin)));
    }
    escape.literal = isAsciiAlphanumeric(c) ? controlOfLetter(c) : std::optional(c);
    if (!escape.literal.has_value()) {
        escape.set = classOfLetter(c | 0x20U);
        escape.isWord = (c | 0x20U) == 'w';
        escape.isNegated = c < 'a';
        if (escape.set.has_value() && escape.isNegated) {
            escape.set->complement();
        }
    }
    if (in.isAtEnd()) {
        return unsupportedSyntax(U"\\");
    }
    in.at += escape.literal.has_value() || escape.set.has_value() ? 1U : 0U;
    return escape;
}

std::optional<RegexInterval> readRegexInterval(RegexText& text)
{
    RegexText in = text;
    RegexInterval interval;
    const bool hasLeast = readCount(in, interval.least);
    const bool hasComma = in.peek() == ',';
    in.at += hasComma ? 1 : 0;
    interval.hasMost = hasComma ? readCount(in, interval.most) : true;
    interval.most = hasComma ? interval.most : interval.least;
    if (in.peek() != '}' || !(hasLeast || (hasComma && interval.hasMost))) {
        return std::nullopt;
    }
    ++in.at;
    text = in;
    return interval;
}

} // namespace maskscope
