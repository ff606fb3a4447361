// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/char_class.h"

#include "core/text/char_kind.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

namespace maskscope {

namespace {

struct Range
{
    char32_t first = 0;
    char32_t last = 0;
};

/// 2B920 is tokenizers' own number (Unicode's block begins at 2B820).
constexpr std::array<Range, 7> kChinese{{{0x3400, 0x4DBF},
                                         {0x4E00, 0x9FFF},
                                         {0xF900, 0xFAFF},
                                         {0x20000, 0x2A6DF},
                                         {0x2A700, 0x2B81F},
                                         {0x2B920, 0x2CEAF},
                                         {0x2F800, 0x2FA1F}}};

/// Marks whose category changed after Unicode 8.0 (U+1171E in 16.0): added and not yet added.
constexpr std::array<char32_t, 2> kFormerAccents{0x1734, 0x1171E};
constexpr std::array<char32_t, 4> kLaterAccents{0x1885, 0x1886, 0xA9BD, 0x111C9};
/// The same for marks of any kind after Unicode 9.0.
constexpr std::array<char32_t, 2> kFormerMarks{0x1CF2, 0x1CF3};
constexpr char32_t kLaterMark = 0x111C9;
constexpr std::array<char32_t, 2> kFormerPunctuation{0x166D, 0x111C9};

/// In ascending order: capital letters of Unicode 16 and 17, which ICU 72 does not know: `first`
/// becomes `lower`.
struct LaterCapitals
{
    char32_t first = 0;
    char32_t last = 0;
    char32_t lower = 0;
};
constexpr std::array<LaterCapitals, 10> kLaterCapitals{{{0x1C89, 0x1C89, 0x1C8A},
                                                        {0xA7CB, 0xA7CB, 0x0264},
                                                        {0xA7CC, 0xA7CC, 0xA7CD},
                                                        {0xA7CE, 0xA7CE, 0xA7CF},
                                                        {0xA7D2, 0xA7D2, 0xA7D3},
                                                        {0xA7D4, 0xA7D4, 0xA7D5},
                                                        {0xA7DA, 0xA7DA, 0xA7DB},
                                                        {0xA7DC, 0xA7DC, 0x019B},
                                                        {0x10D50, 0x10D65, 0x10D70},
                                                        {0x16EA0, 0x16EB8, 0x16EBB}}};

template <typename Values>
bool contains(const Values& values, char32_t c)
{
    return std::find(values.begin(), values.end(), c) != values.end();
}

UChar32 toIcu(char32_t c)
{
    return static_cast<UChar32>(c);
}

bool isInCategories8(char32_t c)
{
    return isUpToUnicode(c, 8);
}

bool isDropped(char32_t c)
{
    if (c == '\t' || c == '\n' || c == '\r') {
        return false;
    }
    const auto mask = U_GET_GC_MASK(toIcu(c));
    const bool isControl = (mask & (U_GC_CC_MASK | U_GC_CF_MASK)) != 0 && isInCategories8(c);
    return c == 0 || c == 0xFFFD || isControl || (mask & U_GC_CO_MASK) != 0;
}

bool isAccent(char32_t c)
{
    if (contains(kFormerAccents, c)) {
        return true;
    }
    return u_charType(toIcu(c)) == U_NON_SPACING_MARK && isInCategories8(c)
        && !contains(kLaterAccents, c);
}

bool isCombiningMark(char32_t c)
{
    const bool isMark = (U_GET_GC_MASK(toIcu(c)) & U_GC_M_MASK) != 0 && isUpToUnicode(c, 9);
    return contains(kFormerMarks, c) || (isMark && c != kLaterMark);
}

bool isPunctuation(char32_t c)
{
    if (c < 0x80) {
        return c > ' ' && c != 0x7F && u_isalnum(toIcu(c)) == 0;
    }
    return contains(kFormerPunctuation, c)
        || ((U_GET_GC_MASK(toIcu(c)) & U_GC_P_MASK) != 0 && isInCategories8(c));
}

const icu::Normalizer2* nfd()
{
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFDInstance(status);
}

bool isChinese(char32_t c)
{
    return std::any_of(kChinese.begin(), kChinese.end(),
                       [c](Range range) { return c >= range.first && c <= range.last; });
}

CharClass classify(char32_t c)
{
    CharClass result;
    result.isDropped = isDropped(c);
    result.isSpace = u_isUWhiteSpace(toIcu(c)) != 0;
    result.isChinese = isChinese(c);
    result.isAccent = isAccent(c);
    result.isPunctuation = isPunctuation(c);
    result.isCombiningMark = isCombiningMark(c);
    const auto* normalizer = nfd();
    result.isNfdInert
        = !isUpToUnicode(c, 9) || normalizer == nullptr || normalizer->isInert(toIcu(c)) != 0;
    return result;
}

std::vector<CharClass> classifyBmp()
{
    std::vector<CharClass> table(0x10000);
    for (char32_t c = 0; c < table.size(); ++c) {
        table[c] = classify(c);
    }
    return table;
}

} // namespace

bool isUpToUnicode(char32_t c, std::uint8_t version)
{
    UVersionInfo age = {};
    u_charAge(toIcu(c), age);
    return age[0] < version || (age[0] == version && age[1] == 0);
}

CharClass charClass(char32_t c)
{
    static const std::vector<CharClass> kTable = classifyBmp();
    return c < kTable.size() ? kTable[c] : classify(c);
}

bool isWordCharacter(char32_t c)
{
    return charKind(c).isWord;
}

std::uint8_t combiningClass(char32_t c)
{
    return u_getCombiningClass(toIcu(c));
}

LowerCase lowerCase(char32_t c)
{
    if (c == 0x0130) {
        return {'i', 0x0307};
    }
    for (const LaterCapitals& capitals : kLaterCapitals) {
        if (c < capitals.first) {
            break;
        }
        if (c <= capitals.last) {
            return {capitals.lower + (c - capitals.first), 0};
        }
    }
    return {static_cast<char32_t>(u_tolower(toIcu(c))), 0};
}

Decomposition decompose(char32_t c)
{
    icu::UnicodeString text;
    const auto* normalizer = nfd();
    if (normalizer == nullptr || normalizer->getDecomposition(toIcu(c), text) == 0) {
        return {{c}, 1};
    }
    Decomposition result;
    for (std::int32_t i = 0; i < text.length() && result.size < std::size(result.codePoints);
         i = text.moveIndex32(i, 1)) {
        result.codePoints[result.size++] = static_cast<char32_t>(text.char32At(i));
    }
    return result;
}

} // namespace maskscope
