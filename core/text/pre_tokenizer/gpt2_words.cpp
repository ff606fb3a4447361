// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/pre_tokenizer/gpt2_words.h"

#include "core/base/utf.h"
#include "core/text/char_kind.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace maskscope {

namespace {

enum class Kind : unsigned char
{
    Space,
    Letter,
    Number,
    Sign
};

Kind kindOf(CharKind kind)
{
    if (kind.isLetter) {
        return Kind::Letter;
    }
    if (kind.isNumber) {
        return Kind::Number;
    }
    return kind.isSpace ? Kind::Space : Kind::Sign;
}

constexpr Kind asciiKind(char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        return Kind::Letter;
    }
    if (c >= '0' && c <= '9') {
        return Kind::Number;
    }
    return c == ' ' || (c >= '\t' && c <= '\r') ? Kind::Space : Kind::Sign;
}

constexpr std::array<Kind, 0x80> makeAsciiKinds()
{
    std::array<Kind, 0x80> kinds{};
    for (std::size_t c = 0; c < kinds.size(); ++c) {
        kinds[c] = asciiKind(static_cast<char>(c));
    }
    return kinds;
}

constexpr std::array<Kind, 0x80> kAsciiKinds = makeAsciiKinds();

/// The kind of the code point at byte `at`, which moves past it.
Kind readKind(std::string_view text, std::size_t& at)
{
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < kAsciiKinds.size()) {
        ++at;
        return kAsciiKinds[byte];
    }
    return kindOf(charKind(readCodePoint(text, at)));
}

/// Bytes of "'s", "'re", ... at the begin of `rest`; 0 if there is none.
std::size_t contractionSize(std::string_view rest)
{
    if (!rest.starts_with('\'')) {
        return 0;
    }
    for (const std::string_view ending : {"s", "t", "re", "ve", "m", "ll", "d"}) {
        if (rest.substr(1).starts_with(ending)) {
            return 1 + ending.size();
        }
    }
    return 0;
}

std::size_t endOfRun(std::string_view text, std::size_t at, Kind kind)
{
    while (at < text.size()) {
        std::size_t next = at;
        if (readKind(text, next) != kind) {
            break;
        }
        at = next;
    }
    return at;
}

/// White space leaves its last character to the word after it, unless it is the only one.
/// `afterSpace`: there is one more before `begin`.
std::size_t endOfSpaces(std::string_view text, std::size_t begin, bool afterSpace)
{
    std::size_t last = begin;
    std::size_t at = begin;
    while (at < text.size()) {
        std::size_t next = at;
        if (readKind(text, next) != Kind::Space) {
            return last > begin || afterSpace ? last : at;
        }
        last = at;
        at = next;
    }
    return at;
}

} // namespace

std::size_t endOfGpt2Word(std::string_view text, ByteRange rest, bool afterSpace)
{
    const std::string_view upToEnd = text.substr(0, rest.end);
    if (!afterSpace) {
        const std::size_t contraction = contractionSize(upToEnd.substr(rest.begin));
        if (contraction > 0) {
            return rest.begin + contraction;
        }
    }
    std::size_t at = rest.begin;
    const bool takesSpace = !afterSpace && text[at] == ' ' && at + 1 < rest.end;
    at += takesSpace ? 1 : 0;
    const Kind kind = readKind(upToEnd, at);
    return kind == Kind::Space ? endOfSpaces(upToEnd, rest.begin, afterSpace)
                               : endOfRun(upToEnd, at, kind);
}

} // namespace maskscope
