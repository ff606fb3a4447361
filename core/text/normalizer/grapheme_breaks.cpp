// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/normalizer/grapheme_breaks.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <vector>

namespace maskscope {

namespace {

struct Range
{
    char32_t first = 0;
    char32_t last = 0;
};

/// Marks that Unicode 15.1 to 17 added; ICU 72 has Unicode 15.
constexpr std::array<Range, 20> kLaterMarks{
    {{0x897, 0x897},     {0x1ACF, 0x1ADD},   {0x1AE0, 0x1AEB},   {0x10D69, 0x10D6D},
     {0x10EFA, 0x10EFC}, {0x113B8, 0x113C0}, {0x113C2, 0x113C2}, {0x113C5, 0x113C5},
     {0x113C7, 0x113CA}, {0x113CC, 0x113D0}, {0x113D2, 0x113D2}, {0x113E1, 0x113E2},
     {0x11B60, 0x11B67}, {0x11F5A, 0x11F5A}, {0x1611E, 0x1612F}, {0x1E5EE, 0x1E5EF},
     {0x1E6E3, 0x1E6E3}, {0x1E6E6, 0x1E6E6}, {0x1E6EE, 0x1E6EF}, {0x1E6F5, 0x1E6F5}}};

/// Indic_Conjunct_Break, which ICU 72 does not have.
constexpr std::array<Range, 26> kConsonants{
    {{0x915, 0x939}, {0x958, 0x95F}, {0x978, 0x97F}, {0x995, 0x9A8}, {0x9AA, 0x9B0}, {0x9B2, 0x9B2},
     {0x9B6, 0x9B9}, {0x9DC, 0x9DD}, {0x9DF, 0x9DF}, {0x9F0, 0x9F1}, {0xA95, 0xAA8}, {0xAAA, 0xAB0},
     {0xAB2, 0xAB3}, {0xAB5, 0xAB9}, {0xAF9, 0xAF9}, {0xB15, 0xB28}, {0xB2A, 0xB30}, {0xB32, 0xB33},
     {0xB35, 0xB39}, {0xB5C, 0xB5D}, {0xB5F, 0xB5F}, {0xB71, 0xB71}, {0xC15, 0xC28}, {0xC2A, 0xC39},
     {0xC58, 0xC5A}, {0xD15, 0xD3A}}};
constexpr std::array<char32_t, 6> kViramas{0x94D, 0x9CD, 0xACD, 0xB4D, 0xC4D, 0xD4D};

template <typename Ranges>
bool isIn(const Ranges& ranges, char32_t c)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const Range& range) { return c >= range.first && c <= range.last; });
}

bool isIndic(char32_t c)
{
    return c >= 0x900 && c < 0xD80;
}

struct Kind
{
    std::uint8_t breaks : 7 = U_GCB_OTHER;
    std::uint8_t isPictogram : 1 = 0;
};

Kind makeKind(char32_t c)
{
    const auto icu = static_cast<UChar32>(c);
    const int breaks = u_getIntPropertyValue(icu, UCHAR_GRAPHEME_CLUSTER_BREAK);
    Kind kind;
    kind.breaks = static_cast<std::uint8_t>(isIn(kLaterMarks, c) ? U_GCB_EXTEND : breaks) & 0x7FU;
    kind.isPictogram = u_hasBinaryProperty(icu, UCHAR_EXTENDED_PICTOGRAPHIC) != 0 ? 1 : 0;
    return kind;
}

Kind kindOf(char32_t c)
{
    static const std::vector<Kind> kTable = [] {
        std::vector<Kind> table(0x10000);
        for (char32_t i = 0; i < table.size(); ++i) {
            table[i] = makeKind(i);
        }
        return table;
    }();
    return c < kTable.size() ? kTable[c] : makeKind(c);
}

bool isControl(int kind)
{
    return kind == U_GCB_CONTROL || kind == U_GCB_CR || kind == U_GCB_LF;
}

bool isHangulPair(int last, int next)
{
    switch (last) {
    case U_GCB_L:
        return next == U_GCB_L || next == U_GCB_V || next == U_GCB_LV || next == U_GCB_LVT;
    case U_GCB_LV:
    case U_GCB_V:
        return next == U_GCB_V || next == U_GCB_T;
    case U_GCB_LVT:
    case U_GCB_T:
        return next == U_GCB_T;
    default:
        return false;
    }
}

} // namespace

bool GraphemeBreaks::joins(std::uint8_t next, bool isPictogram, bool isConsonant) const
{
    if (m_last == U_GCB_CR && next == U_GCB_LF) {
        return true;
    }
    if (isControl(m_last) || isControl(next)) {
        return false;
    }
    const bool isFlag = m_last == U_GCB_REGIONAL_INDICATOR && next == U_GCB_REGIONAL_INDICATOR;
    return isHangulPair(m_last, next) || next == U_GCB_EXTEND || next == U_GCB_ZWJ
        || next == U_GCB_SPACING_MARK || m_last == U_GCB_PREPEND
        || (isConsonant && m_indic == Run::Joined) || (isPictogram && m_pictogram == Run::Joined)
        || (isFlag && m_hasOddFlags);
}

bool GraphemeBreaks::isBefore(char32_t next)
{
    const Kind kind = kindOf(next);
    const bool isPictogram = kind.isPictogram != 0;
    const bool isConsonant = isIndic(next) && isIn(kConsonants, next);
    const bool isBreak = m_isFirst || !joins(kind.breaks, isPictogram, isConsonant);
    follow(next, kind.breaks, isPictogram, isConsonant);
    return isBreak;
}

void GraphemeBreaks::follow(char32_t c, std::uint8_t kind, bool isPictogram, bool isConsonant)
{
    const bool isExtend = kind == U_GCB_EXTEND;
    if (isPictogram) {
        m_pictogram = Run::Begun;
    } else if (kind == U_GCB_ZWJ && m_pictogram == Run::Begun) {
        m_pictogram = Run::Joined;
    } else if (!isExtend || m_pictogram == Run::Joined) {
        m_pictogram = Run::None;
    }
    if (isConsonant) {
        m_indic = Run::Begun;
    } else if (isIndic(c) && std::find(kViramas.begin(), kViramas.end(), c) != kViramas.end()) {
        m_indic = m_indic == Run::None ? Run::None : Run::Joined;
    } else if (!(isExtend && c != 0x200C) && kind != U_GCB_ZWJ) {
        m_indic = Run::None;
    }
    m_hasOddFlags = kind == U_GCB_REGIONAL_INDICATOR
        && !(m_last == U_GCB_REGIONAL_INDICATOR && m_hasOddFlags);
    m_last = kind;
    m_isFirst = false;
}

} // namespace maskscope
