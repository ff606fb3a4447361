// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/normalizer/simple_normalizers.h"

#include "core/base/utf.h"
#include "core/text/byte_alphabet.h"
#include "core/text/char_class.h"

#include <utility>

namespace maskscope {

namespace {

NormalizedText copyToFill(const NormalizedText& text)
{
    NormalizedText out = text.emptied();
    out.reserve(text.text().size() + text.text().size() / 8);
    return out;
}

/// `change(c, place, out)` appends what becomes of a code point.
template <typename Change>
NormalizedText changed(const NormalizedText& text, Change change)
{
    NormalizedText out = copyToFill(text);
    const std::string& bytes = text.text();
    for (std::size_t at = 0; at < bytes.size();) {
        const std::uint32_t place = text.placeAt(at);
        change(readCodePoint(bytes, at), place, out);
    }
    return out;
}

bool isDroppedByNmt(char32_t c)
{
    return (c >= 0x01 && c <= 0x08) || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F
        || c == 0x8F || c == 0x9F;
}

bool isSpaceForNmt(char32_t c)
{
    switch (c) {
    case 0x09:
    case 0x0A:
    case 0x0C:
    case 0x0D:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x2581:
    case 0xFEFF:
    case 0xFFFD:
        return true;
    default:
        return c >= 0x200B && c <= 0x200F;
    }
}

std::size_t utf8Length(char32_t c)
{
    return c < 0x80 ? 1 : (c < 0x800 ? 2 : (c < 0x10000 ? 3 : 4));
}

} // namespace

NormalizedText LowercaseNormalizer::normalize(const NormalizedText& text) const
{
    return changed(text, [](char32_t c, std::uint32_t place, NormalizedText& out) {
        if (c < 0x80) {
            const bool isCapital = c >= 'A' && c <= 'Z';
            out.appendAscii(static_cast<char>(isCapital ? c - 'A' + 'a' : c), place);
            return;
        }
        const LowerCase lower = lowerCase(c);
        out.append(lower.first, place);
        if (lower.second != 0) {
            out.append(lower.second, place);
        }
    });
}

NormalizedText StripNormalizer::normalize(const NormalizedText& text) const
{
    const std::string& bytes = text.text();
    ByteRange kept{0, bytes.size()};
    while (m_left && kept.begin < kept.end) {
        std::size_t next = kept.begin;
        if (!charClass(readCodePoint(bytes, next)).isSpace) {
            break;
        }
        kept.begin = next;
    }
    while (m_right && kept.begin < kept.end) {
        const char32_t last = codePointBefore(bytes, kept.end);
        if (!charClass(last).isSpace) {
            break;
        }
        kept.end -= utf8Length(last);
    }
    NormalizedText out = text.emptied();
    out.append(text, kept);
    return out;
}

NormalizedText StripAccentsNormalizer::normalize(const NormalizedText& text) const
{
    return changed(text, [](char32_t c, std::uint32_t place, NormalizedText& out) {
        if (c < 0x80) {
            out.appendAscii(static_cast<char>(c), place);
        } else if (!charClass(c).isCombiningMark) {
            out.append(c, place);
        }
    });
}

NormalizedText NmtNormalizer::normalize(const NormalizedText& text) const
{
    return changed(text, [](char32_t c, std::uint32_t place, NormalizedText& out) {
        if (!isDroppedByNmt(c)) {
            out.append(isSpaceForNmt(c) ? U' ' : c, place);
        }
    });
}

NormalizedText ByteLevelNormalizer::normalize(const NormalizedText& text) const
{
    NormalizedText out = text.emptied();
    const std::string& bytes = text.text();
    out.reserve(bytes.size() * 2);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        out.append(letterOfByte(static_cast<unsigned char>(bytes[at])), text.placeAt(at));
    }
    return out;
}

/// An empty prefix still moves the first code point to the empty place before all, as in
/// `tokenizers`.
NormalizedText PrependNormalizer::normalize(const NormalizedText& text) const
{
    const std::string& bytes = text.text();
    if (bytes.empty()) {
        return text;
    }
    NormalizedText out = copyToFill(text);
    std::size_t second = 0;
    const char32_t first = readCodePoint(bytes, second);
    out.append(m_prefix, text.placeAt(0));
    out.append(first, m_prefix.empty() ? text.beforeAll() : text.placeAt(0));
    out.append(text, {second, bytes.size()});
    return out;
}

/// The content takes the place of the last code point it replaces or, if it replaces none, of the
/// one before.
NormalizedText ReplaceNormalizer::normalize(const NormalizedText& text) const
{
    const std::vector<ByteRange> matches = m_pattern.find(text.text());
    if (matches.empty()) {
        return text;
    }
    NormalizedText out = copyToFill(text);
    std::size_t done = 0;
    for (const ByteRange match : matches) {
        out.append(text, {done, match.begin});
        out.append(m_content, match.end == 0 ? text.beforeAll() : text.placeAt(match.end - 1));
        done = match.end;
    }
    out.append(text, {done, text.text().size()});
    return out;
}

NormalizedText NormalizerSequence::normalize(const NormalizedText& text) const
{
    NormalizedText result = text;
    for (const auto& step : m_steps) {
        result = step->normalize(result);
    }
    return result;
}

} // namespace maskscope
