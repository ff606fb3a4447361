// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>

namespace maskscope {

/// Extended grapheme clusters (UAX #29) of Unicode 17, whatever version ICU has. One text; asked
/// for one code point after the other.
class GraphemeBreaks
{
public:
    /// Whether a cluster begins with this code point.
    [[nodiscard]] bool isBefore(char32_t next);

private:
    /// How much of "consonant, virama" (GB9c) or "pictogram, joiner" (GB11) has been seen.
    enum class Run : std::uint8_t
    {
        None,
        Begun,
        Joined,
    };
    [[nodiscard]] bool joins(std::uint8_t next, bool isPictogram, bool isConsonant) const;
    void follow(char32_t c, std::uint8_t kind, bool isPictogram, bool isConsonant);

    bool m_isFirst = true;
    std::uint8_t m_last = 0; ///< UGraphemeClusterBreak
    bool m_hasOddFlags = false; ///< regional indicators without a partner
    Run m_indic = Run::None;
    Run m_pictogram = Run::None;
};

} // namespace maskscope
