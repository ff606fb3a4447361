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
    , m_sources(validUtf8.size())
{
    std::uint32_t begun = 0;
    for (std::size_t i = 0; i < m_text.size(); ++i) {
        begun += beginsCodePoint(m_text[i]) ? 1U : 0U;
        m_sources[i] = begun - 1;
    }
}

NormalizedText NormalizedText::slice(ByteRange bytes) const
{
    NormalizedText part;
    part.m_text = m_text.substr(bytes.begin, bytes.size());
    const auto first = m_sources.begin() + static_cast<std::ptrdiff_t>(bytes.begin);
    part.m_sources.assign(first, first + static_cast<std::ptrdiff_t>(bytes.size()));
    return part;
}

CodePointRange NormalizedText::original(ByteRange bytes) const
{
    return {m_sources[bytes.begin], std::size_t{m_sources[bytes.end - 1]} + 1};
}

void NormalizedText::reserve(std::size_t bytes)
{
    m_text.reserve(bytes);
    m_sources.reserve(bytes);
}

void NormalizedText::append(char32_t codePoint, std::uint32_t source)
{
    appendUtf8(m_text, codePoint);
    m_sources.resize(m_text.size(), source);
}

} // namespace maskscope
