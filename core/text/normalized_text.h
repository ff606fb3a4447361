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
/// A place is such a source, or (`beforeAll`) the empty place where the text begins.
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
    [[nodiscard]] std::uint32_t sourceAt(std::size_t byte) const
    {
        return m_places[byte] & ~kEmptyPlace;
    }
    [[nodiscard]] std::uint32_t placeAt(std::size_t byte) const { return m_places[byte]; }
    [[nodiscard]] std::uint32_t beforeAll() const { return m_begin | kEmptyPlace; }

    /// An empty text that begins where this one does, for a rewritten copy.
    [[nodiscard]] NormalizedText emptied() const;
    void reserve(std::size_t bytes);
    void append(char32_t codePoint, std::uint32_t place);
    void append(std::string_view validUtf8, std::uint32_t place);
    void append(const NormalizedText& from, ByteRange bytes);
    void appendAscii(char c, std::uint32_t place)
    {
        m_text += c;
        m_places.push_back(place);
    }

private:
    static constexpr std::uint32_t kEmptyPlace = 0x80000000;

    std::string m_text; ///< valid UTF-8
    std::vector<std::uint32_t> m_places; ///< per byte of m_text
    std::uint32_t m_begin = 0; ///< the source of the first code point, before it was normalised
};

} // namespace maskscope
