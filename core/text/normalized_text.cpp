// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/normalized_text.h"

#include "core/base/utf.h"

namespace maskscope {

namespace {

bool beginsCodePoint(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

} // namespace

NormalizedText::NormalizedText(std::string_view validUtf8)
    : m_text(validUtf8)
    , m_places(validUtf8.size())
{
    std::uint32_t begun = 0;
    for (std::size_t i = 0; i < m_text.size(); ++i) {
        begun += beginsCodePoint(m_text[i]) ? 1U : 0U;
        m_places[i] = begun - 1;
    }
}

NormalizedText NormalizedText::slice(ByteRange bytes) const
{
    NormalizedText part;
    part.m_text = m_text.substr(bytes.begin, bytes.size());
    const auto first = m_places.begin() + static_cast<std::ptrdiff_t>(bytes.begin);
    part.m_places.assign(first, first + static_cast<std::ptrdiff_t>(bytes.size()));
    part.m_begin = bytes.isEmpty() ? m_begin : sourceAt(bytes.begin);
    return part;
}

CodePointRange NormalizedText::original(ByteRange bytes) const
{
    const std::uint32_t last = m_places[bytes.end - 1];
    const std::size_t end = std::size_t{last & ~kEmptyPlace} + ((last & kEmptyPlace) != 0 ? 0 : 1);
    return {sourceAt(bytes.begin), end};
}

void NormalizedText::reserve(std::size_t bytes)
{
    m_text.reserve(bytes);
    m_places.reserve(bytes);
}

NormalizedText NormalizedText::emptied() const
{
    NormalizedText result;
    result.m_begin = m_begin;
    return result;
}

void NormalizedText::append(char32_t codePoint, std::uint32_t place)
{
    appendUtf8(m_text, codePoint);
    m_places.resize(m_text.size(), place);
}

void NormalizedText::append(std::string_view validUtf8, std::uint32_t place)
{
    m_text += validUtf8;
    m_places.resize(m_text.size(), place);
}

void NormalizedText::append(const NormalizedText& from, ByteRange bytes)
{
    m_text.append(from.m_text, bytes.begin, bytes.size());
    const auto first = from.m_places.begin() + static_cast<std::ptrdiff_t>(bytes.begin);
    m_places.insert(m_places.end(), first, first + static_cast<std::ptrdiff_t>(bytes.size()));
}

} // namespace maskscope
