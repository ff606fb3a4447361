// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/base/utf.h"

#include <algorithm>

namespace maskscope {

namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kReplacementUtf8 = "\xEF\xBF\xBD";

struct LeadByte
{
    std::size_t length = 0; ///< 0: cannot begin a character
    unsigned char lowest = 0x80; ///< allowed range of the second byte
    unsigned char highest = 0xBF;
};

// Table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing above U+10FFFF.
LeadByte classify(unsigned char byte)
{
    if (byte < 0x80) {
        return {1};
    }
    if (byte >= 0xC2 && byte <= 0xDF) {
        return {2};
    }
    if (byte >= 0xE0 && byte <= 0xEF) {
        return {3, static_cast<unsigned char>(byte == 0xE0 ? 0xA0 : 0x80),
                static_cast<unsigned char>(byte == 0xED ? 0x9F : 0xBF)};
    }
    if (byte >= 0xF0 && byte <= 0xF4) {
        return {4, static_cast<unsigned char>(byte == 0xF0 ? 0x90 : 0x80),
                static_cast<unsigned char>(byte == 0xF4 ? 0x8F : 0xBF)};
    }
    return {};
}

struct Part
{
    std::size_t length = 1;
    bool valid = false;
};

/// The character, or the maximal invalid part, that begins `bytes` (not empty).
Part firstPart(std::string_view bytes)
{
    const LeadByte lead = classify(static_cast<unsigned char>(bytes.front()));
    if (lead.length <= 1) {
        return {1, lead.length == 1};
    }
    for (std::size_t i = 1; i < lead.length; ++i) {
        const unsigned byte = i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
        const unsigned lowest = i == 1 ? lead.lowest : 0x80;
        const unsigned highest = i == 1 ? lead.highest : 0xBF;
        if (byte < lowest || byte > highest) {
            return {i, false};
        }
    }
    return {lead.length, true};
}

char32_t decode(std::string_view character)
{
    const auto lead = static_cast<unsigned char>(character.front());
    if (character.size() == 1) {
        return lead;
    }
    char32_t value = lead & (0xFFU >> (character.size() + 1));
    for (const char c : character.substr(1)) {
        value = (value << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
    }
    return value;
}

template <typename Function>
void forEachCodePoint(std::string_view utf8, Function function)
{
    while (!utf8.empty()) {
        const Part part = firstPart(utf8);
        function(part.valid ? decode(utf8.substr(0, part.length)) : kReplacement, part.length);
        utf8.remove_prefix(part.length);
    }
}

bool isHighSurrogate(char16_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}
bool isLowSurrogate(char16_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/// Index of the code point that holds `place`; the number of code points if it is past the end.
std::size_t codePointAt(const std::vector<std::size_t>& begins, std::size_t place)
{
    if (place >= begins.back()) {
        return begins.size() - 1;
    }
    const auto next = std::upper_bound(begins.begin(), begins.end(), place);
    return static_cast<std::size_t>(next - begins.begin()) - 1;
}

template <typename Range>
Range lookUp(const std::vector<std::size_t>& begins, CodePointRange range)
{
    const std::size_t last = begins.size() - 1;
    return {begins[std::min(range.begin, last)], begins[std::min(range.end, last)]};
}

} // namespace

std::string toValidUtf8(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size());
    while (!bytes.empty()) {
        const Part part = firstPart(bytes);
        text += part.valid ? bytes.substr(0, part.length) : kReplacementUtf8;
        bytes.remove_prefix(part.length);
    }
    return text;
}

std::string nameInvalidUtf8(std::string_view bytes)
{
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text;
    while (!bytes.empty()) {
        const Part part = firstPart(bytes);
        for (const char c : bytes.substr(0, part.length)) {
            const auto byte = static_cast<unsigned char>(c);
            text += part.valid
                ? std::string(1, c)
                : std::string("<0x") + kDigits[byte >> 4U] + kDigits[byte & 0xFU] + '>';
        }
        bytes.remove_prefix(part.length);
    }
    return text;
}

std::u32string toCodePoints(std::string_view utf8)
{
    std::u32string codePoints;
    codePoints.reserve(utf8.size());
    forEachCodePoint(utf8, [&](char32_t c, std::size_t) { codePoints += c; });
    return codePoints;
}

std::u16string toUtf16(std::string_view utf8)
{
    std::u16string text;
    text.reserve(utf8.size());
    forEachCodePoint(utf8, [&](char32_t c, std::size_t) {
        if (c < 0x10000) {
            text += static_cast<char16_t>(c);
        } else {
            text += static_cast<char16_t>(0xD7C0U + (c >> 10U));
            text += static_cast<char16_t>(0xDC00U + (c & 0x3FFU));
        }
    });
    return text;
}

void appendUtf8(std::string& text, char32_t codePoint)
{
    const auto tail = [&](unsigned shift) {
        text += static_cast<char>(0x80U | ((codePoint >> shift) & 0x3FU));
    };
    if (codePoint < 0x80) {
        text += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        text += static_cast<char>(0xC0U | (codePoint >> 6U));
        tail(0);
    } else if (codePoint < 0x10000) {
        text += static_cast<char>(0xE0U | (codePoint >> 12U));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0U | (codePoint >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::string toUtf8(std::u32string_view codePoints)
{
    std::string text;
    text.reserve(codePoints.size());
    for (const char32_t c : codePoints) {
        appendUtf8(text, c);
    }
    return text;
}

std::string toUtf8(std::u16string_view utf16)
{
    std::string text;
    for (std::size_t i = 0; i < utf16.size(); ++i) {
        const char16_t unit = utf16[i];
        if (isHighSurrogate(unit) && i + 1 < utf16.size() && isLowSurrogate(utf16[i + 1])) {
            appendUtf8(text, 0x10000U + ((unit - 0xD800U) << 10U) + (utf16[i + 1] - 0xDC00U));
            ++i;
        } else {
            appendUtf8(text, isHighSurrogate(unit) || isLowSurrogate(unit) ? kReplacement : unit);
        }
    }
    return text;
}

std::size_t codePointCount(std::string_view utf8)
{
    std::size_t count = 0;
    forEachCodePoint(utf8, [&](char32_t, std::size_t) { ++count; });
    return count;
}

char32_t readCodePoint(std::string_view utf8, std::size_t& at)
{
    const std::string_view rest = utf8.substr(at);
    const Part part = firstPart(rest);
    at += part.length;
    return part.valid ? decode(rest.substr(0, part.length)) : kReplacement;
}

char32_t codePointBefore(std::string_view utf8, std::size_t end)
{
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(utf8[begin]) & 0xC0U) == 0x80U) {
        --begin;
    }
    return readCodePoint(utf8.substr(0, end), begin);
}

TextIndex::TextIndex(std::string_view validUtf8)
{
    std::size_t byte = 0;
    std::size_t unit = 0;
    forEachCodePoint(validUtf8, [&](char32_t c, std::size_t length) {
        m_bytes.push_back(byte);
        m_utf16.push_back(unit);
        byte += length;
        unit += c < 0x10000 ? 1 : 2;
    });
    m_bytes.push_back(byte);
    m_utf16.push_back(unit);
}

ByteRange TextIndex::toBytes(CodePointRange range) const
{
    return lookUp<ByteRange>(m_bytes, range);
}

Utf16Range TextIndex::toUtf16(CodePointRange range) const
{
    return lookUp<Utf16Range>(m_utf16, range);
}

CodePointRange TextIndex::fromBytes(ByteRange range) const
{
    return {codePointAt(m_bytes, range.begin), codePointAt(m_bytes, range.end)};
}

CodePointRange TextIndex::fromUtf16(Utf16Range range) const
{
    return {codePointAt(m_utf16, range.begin), codePointAt(m_utf16, range.end)};
}

} // namespace maskscope
