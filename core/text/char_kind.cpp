// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/char_kind.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace maskscope {

namespace {

/// What Unicode 15.1 and 16.0 added; ICU 72 does not know it and a newer ICU knows more.
enum class Later : unsigned char
{
    Letter,
    Number,
    Mark
};

struct LaterRange
{
    char32_t first = 0;
    char32_t last = 0;
    Later kind = Later::Letter;
};

constexpr std::uint8_t kCommonVersion = 15; ///< what every ICU in use knows

/// Ascending.
constexpr std::array<LaterRange, 42> kLater{
    {{0x00897, 0x00897, Later::Mark},   {0x01C89, 0x01C8A, Later::Letter},
     {0x0A7CB, 0x0A7CD, Later::Letter}, {0x0A7DA, 0x0A7DC, Later::Letter},
     {0x105C0, 0x105F3, Later::Letter}, {0x10D40, 0x10D49, Later::Number},
     {0x10D4A, 0x10D65, Later::Letter}, {0x10D69, 0x10D6D, Later::Mark},
     {0x10D6F, 0x10D85, Later::Letter}, {0x10EC2, 0x10EC4, Later::Letter},
     {0x10EFC, 0x10EFC, Later::Mark},   {0x11380, 0x11389, Later::Letter},
     {0x1138B, 0x1138B, Later::Letter}, {0x1138E, 0x1138E, Later::Letter},
     {0x11390, 0x113B5, Later::Letter}, {0x113B7, 0x113B7, Later::Letter},
     {0x113B8, 0x113C0, Later::Mark},   {0x113C2, 0x113C2, Later::Mark},
     {0x113C5, 0x113C5, Later::Mark},   {0x113C7, 0x113CA, Later::Mark},
     {0x113CC, 0x113D0, Later::Mark},   {0x113D1, 0x113D1, Later::Letter},
     {0x113D2, 0x113D2, Later::Mark},   {0x113D3, 0x113D3, Later::Letter},
     {0x113E1, 0x113E2, Later::Mark},   {0x116D0, 0x116E3, Later::Number},
     {0x11BC0, 0x11BE0, Later::Letter}, {0x11BF0, 0x11BF9, Later::Number},
     {0x11F5A, 0x11F5A, Later::Mark},   {0x13460, 0x143FA, Later::Letter},
     {0x16100, 0x1611D, Later::Letter}, {0x1611E, 0x1612F, Later::Mark},
     {0x16130, 0x16139, Later::Number}, {0x16D40, 0x16D6C, Later::Letter},
     {0x16D70, 0x16D79, Later::Number}, {0x18CFF, 0x18CFF, Later::Letter},
     {0x1CCF0, 0x1CCF9, Later::Number}, {0x1E5D0, 0x1E5ED, Later::Letter},
     {0x1E5EE, 0x1E5EF, Later::Mark},   {0x1E5F0, 0x1E5F0, Later::Letter},
     {0x1E5F1, 0x1E5FA, Later::Number}, {0x2EBF0, 0x2EE5D, Later::Letter}}};

/// Numbers of Unicode 17.0.
constexpr std::array<LaterRange, 2> kLaterNumbers{
    {{0x11DE0, 0x11DE9, Later::Number}, {0x16FF4, 0x16FF6, Later::Number}}};

CharKind laterKind(char32_t c)
{
    const auto* const found = std::lower_bound(
        kLater.begin(), kLater.end(), c,
        [](const LaterRange& range, char32_t value) { return range.last < value; });
    if (found == kLater.end() || c < found->first) {
        return {};
    }
    return {.isLetter = found->kind == Later::Letter,
            .isNumber = found->kind == Later::Number,
            .isWord = true};
}

bool isCommon(UChar32 c)
{
    UVersionInfo age = {};
    u_charAge(c, age);
    return age[0] != 0 && (age[0] < kCommonVersion || (age[0] == kCommonVersion && age[1] == 0));
}

CharKind classify(char32_t codePoint)
{
    const auto c = static_cast<UChar32>(codePoint);
    if (!isCommon(c)) {
        return laterKind(codePoint);
    }
    const auto mask = U_GET_GC_MASK(c);
    CharKind kind;
    kind.isSpace = u_isUWhiteSpace(c) != 0;
    kind.isLetter = (mask & U_GC_L_MASK) != 0;
    kind.isNumber = (mask & U_GC_N_MASK) != 0;
    kind.isWord = u_hasBinaryProperty(c, UCHAR_ALPHABETIC) != 0
        || (mask & (U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK)) != 0
        || u_hasBinaryProperty(c, UCHAR_JOIN_CONTROL) != 0;
    return kind;
}

std::vector<CharKind> classifyBmp()
{
    std::vector<CharKind> table(0x10000);
    for (char32_t c = 0; c < table.size(); ++c) {
        table[c] = classify(c);
    }
    return table;
}

} // namespace

CharKind charKind(char32_t c)
{
    static const std::vector<CharKind> kTable = classifyBmp();
    return c < kTable.size() ? kTable[c] : classify(c);
}

bool isSpacedLetter(char32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    return charKind(c).isWord && uscript_breaksBetweenLetters(script) == 0;
}

bool isNumeric(char32_t c)
{
    return charKind(c).isNumber
        || std::any_of(kLaterNumbers.begin(), kLaterNumbers.end(), [c](const LaterRange& range) {
               return c >= range.first && c <= range.last;
           });
}

} // namespace maskscope
