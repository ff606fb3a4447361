// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// Text on its way through the normalizers, with the place each byte comes from.
/// Example: "É\tx" normalised to "e x" has the sources {0, 1, 2}: code points of the text as given.
class NormalizedText
{
public:
    NormalizedText() = default;
    /// The text as given: every byte comes from its own code point.
    explicit NormalizedText(std::string_view validUtf8);

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] NormalizedText slice(ByteRange bytes) const;
    /// Code points of the text as given behind a piece of this text, which must not be empty.
    [[nodiscard]] CodePointRange original(ByteRange bytes) const;
    [[nodiscard]] std::uint32_t sourceAt(std::size_t byte) const { return m_sources[byte]; }

    void reserve(std::size_t bytes);
    void append(char32_t codePoint, std::uint32_t source);
    void append(std::string_view utf8, std::uint32_t source)
    {
        m_text += utf8;
        m_sources.resize(m_text.size(), source);
    }
    void appendAscii(char c, std::uint32_t source)
    {
        m_text += c;
        m_sources.push_back(source);
    }

private:
    std::string m_text; ///< valid UTF-8
    std::vector<std::uint32_t> m_sources; ///< per byte of m_text
};

} // namespace maskscope
