// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/regex_class.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <cstdint>
#include <utility>

namespace maskscope {

namespace {

using icu::UnicodeSet;

/// Code points that Unicode 15.1 and 16 added or (1171E) moved; ICU 72 has Unicode 15.
struct LaterCategory
{
    UChar32 first = 0;
    UChar32 last = 0;
    std::uint32_t category = 0;
};
constexpr std::uint32_t kLu = U_GC_LU_MASK;
constexpr std::uint32_t kLl = U_GC_LL_MASK;
constexpr std::uint32_t kLm = U_GC_LM_MASK;
constexpr std::uint32_t kLo = U_GC_LO_MASK;
constexpr std::uint32_t kMn = U_GC_MN_MASK;
constexpr std::uint32_t kMc = U_GC_MC_MASK;
constexpr std::uint32_t kNd = U_GC_ND_MASK;
constexpr std::uint32_t kPd = U_GC_PD_MASK;
constexpr std::uint32_t kPo = U_GC_PO_MASK;
constexpr std::uint32_t kSm = U_GC_SM_MASK;
constexpr std::uint32_t kSo = U_GC_SO_MASK;
constexpr std::array<LaterCategory, 84> kLaterCategories{{
    {0x897, 0x897, kMn},     {0x1B4E, 0x1B4F, kPo},   {0x1B7F, 0x1B7F, kPo},
    {0x1C89, 0x1C89, kLu},   {0x1C8A, 0x1C8A, kLl},   {0x2427, 0x2429, kSo},
    {0x2FFC, 0x2FFF, kSo},   {0x31E4, 0x31E5, kSo},   {0x31EF, 0x31EF, kSo},
    {0xA7CB, 0xA7CC, kLu},   {0xA7CD, 0xA7CD, kLl},   {0xA7DA, 0xA7DA, kLu},
    {0xA7DB, 0xA7DB, kLl},   {0xA7DC, 0xA7DC, kLu},   {0x105C0, 0x105F3, kLo},
    {0x10D40, 0x10D49, kNd}, {0x10D4A, 0x10D4D, kLo}, {0x10D4E, 0x10D4E, kLm},
    {0x10D4F, 0x10D4F, kLo}, {0x10D50, 0x10D65, kLu}, {0x10D69, 0x10D6D, kMn},
    {0x10D6E, 0x10D6E, kPd}, {0x10D6F, 0x10D6F, kLm}, {0x10D70, 0x10D85, kLl},
    {0x10D8E, 0x10D8F, kSm}, {0x10EC2, 0x10EC4, kLo}, {0x10EFC, 0x10EFC, kMn},
    {0x11380, 0x11389, kLo}, {0x1138B, 0x1138B, kLo}, {0x1138E, 0x1138E, kLo},
    {0x11390, 0x113B5, kLo}, {0x113B7, 0x113B7, kLo}, {0x113B8, 0x113BA, kMc},
    {0x113BB, 0x113C0, kMn}, {0x113C2, 0x113C2, kMc}, {0x113C5, 0x113C5, kMc},
    {0x113C7, 0x113CA, kMc}, {0x113CC, 0x113CD, kMc}, {0x113CE, 0x113CE, kMn},
    {0x113CF, 0x113CF, kMc}, {0x113D0, 0x113D0, kMn}, {0x113D1, 0x113D1, kLo},
    {0x113D2, 0x113D2, kMn}, {0x113D3, 0x113D3, kLo}, {0x113D4, 0x113D5, kPo},
    {0x113D7, 0x113D8, kPo}, {0x113E1, 0x113E2, kMn}, {0x116D0, 0x116E3, kNd},
    {0x1171E, 0x1171E, kMc}, {0x11BC0, 0x11BE0, kLo}, {0x11BE1, 0x11BE1, kPo},
    {0x11BF0, 0x11BF9, kNd}, {0x11F5A, 0x11F5A, kMn}, {0x13460, 0x143FA, kLo},
    {0x16100, 0x1611D, kLo}, {0x1611E, 0x16129, kMn}, {0x1612A, 0x1612C, kMc},
    {0x1612D, 0x1612F, kMn}, {0x16130, 0x16139, kNd}, {0x16D40, 0x16D42, kLm},
    {0x16D43, 0x16D6A, kLo}, {0x16D6B, 0x16D6C, kLm}, {0x16D6D, 0x16D6F, kPo},
    {0x16D70, 0x16D79, kNd}, {0x18CFF, 0x18CFF, kLo}, {0x1CC00, 0x1CCEF, kSo},
    {0x1CCF0, 0x1CCF9, kNd}, {0x1CD00, 0x1CEB3, kSo}, {0x1E5D0, 0x1E5ED, kLo},
    {0x1E5EE, 0x1E5EF, kMn}, {0x1E5F0, 0x1E5F0, kLo}, {0x1E5F1, 0x1E5FA, kNd},
    {0x1E5FF, 0x1E5FF, kPo}, {0x1F8B2, 0x1F8BB, kSo}, {0x1F8C0, 0x1F8C1, kSo},
    {0x1FA89, 0x1FA89, kSo}, {0x1FA8F, 0x1FA8F, kSo}, {0x1FABE, 0x1FABE, kSo},
    {0x1FAC6, 0x1FAC6, kSo}, {0x1FADC, 0x1FADC, kSo}, {0x1FADF, 0x1FADF, kSo},
    {0x1FAE9, 0x1FAE9, kSo}, {0x1FBCB, 0x1FBEF, kSo}, {0x2EBF0, 0x2EE5D, kLo},
}};

struct LaterRange
{
    UChar32 first = 0;
    UChar32 last = 0;
};
/// Alphabetic since Unicode 16, and no letters.
constexpr std::array<LaterRange, 11> kLaterAlphabetic{{{0x363, 0x36F},
                                                       {0x897, 0x897},
                                                       {0x1DD3, 0x1DE6},
                                                       {0x10D69, 0x10D69},
                                                       {0x10EFC, 0x10EFC},
                                                       {0x113B8, 0x113C0},
                                                       {0x113C2, 0x113C2},
                                                       {0x113C5, 0x113C5},
                                                       {0x113C7, 0x113CA},
                                                       {0x113CC, 0x113CD},
                                                       {0x1611E, 0x1612E}}};
constexpr std::array<LaterRange, 7> kLaterEmoji{{{0x1FA89, 0x1FA89},
                                                 {0x1FA8F, 0x1FA8F},
                                                 {0x1FABE, 0x1FABE},
                                                 {0x1FAC6, 0x1FAC6},
                                                 {0x1FADC, 0x1FADC},
                                                 {0x1FADF, 0x1FADF},
                                                 {0x1FAE9, 0x1FAE9}}};

struct LaterScript
{
    UChar32 first = 0;
    UChar32 last = 0;
    UScriptCode script = USCRIPT_INVALID_CODE;
};
constexpr std::array<LaterScript, 13> kLaterScripts{
    {{0x897, 0x897, USCRIPT_ARABIC},
     {0x1B4E, 0x1B4F, USCRIPT_BALINESE},
     {0x1B7F, 0x1B7F, USCRIPT_BALINESE},
     {0x1C89, 0x1C8A, USCRIPT_CYRILLIC},
     {0xA7CB, 0xA7CD, USCRIPT_LATIN},
     {0xA7DA, 0xA7DC, USCRIPT_LATIN},
     {0x10EC2, 0x10EC4, USCRIPT_ARABIC},
     {0x10EFC, 0x10EFC, USCRIPT_ARABIC},
     {0x116D0, 0x116E3, USCRIPT_MYANMAR},
     {0x11F5A, 0x11F5A, USCRIPT_KAWI},
     {0x13460, 0x143FA, USCRIPT_EGYPTIAN_HIEROGLYPHS},
     {0x18CFF, 0x18CFF, USCRIPT_KHITAN_SMALL_SCRIPT},
     {0x2EBF0, 0x2EE5D, USCRIPT_HAN}}};

UnicodeSet byProperty(UProperty property, std::int32_t value)
{
    UErrorCode status = U_ZERO_ERROR;
    UnicodeSet set;
    set.applyIntPropertyValue(property, value, status);
    return set;
}

UnicodeSet byCategory(std::uint32_t mask)
{
    UnicodeSet set = byProperty(UCHAR_GENERAL_CATEGORY_MASK, static_cast<std::int32_t>(mask));
    for (const LaterCategory& later : kLaterCategories) {
        if ((later.category & mask) != 0) {
            set.add(later.first, later.last);
        } else {
            set.remove(later.first, later.last);
        }
    }
    return set;
}

template <typename Ranges>
UnicodeSet with(UnicodeSet set, const Ranges& ranges)
{
    for (const LaterRange range : ranges) {
        set.add(range.first, range.last);
    }
    return set;
}

UnicodeSet alphabetic()
{
    UnicodeSet set = with(byProperty(UCHAR_ALPHABETIC, 1), kLaterAlphabetic);
    return set.addAll(byCategory(U_GC_L_MASK));
}

UnicodeSet cased(UProperty property, std::uint32_t category)
{
    return byProperty(property, 1).addAll(byCategory(category));
}

UnicodeSet hexDigits()
{
    return UnicodeSet('0', '9').add('A', 'F').add('a', 'f');
}

UnicodeSet word()
{
    return alphabetic().addAll(byCategory(U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK));
}

UnicodeSet allBut(const UnicodeSet& set)
{
    UnicodeSet rest = set;
    rest.complement();
    return rest;
}

UnicodeSet graph()
{
    return allBut(byCategory(U_GC_CC_MASK | U_GC_CN_MASK | U_GC_CS_MASK)
                      .addAll(byProperty(UCHAR_WHITE_SPACE, 1)));
}

UnicodeSet print()
{
    return allBut(
        byCategory(U_GC_CC_MASK | U_GC_CN_MASK | U_GC_CS_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK));
}

struct NamedClass
{
    const char* name;
    UnicodeSet (*make)();
};
constexpr std::array<NamedClass, 14> kPosix{{
    {"alnum", [] { return alphabetic().addAll(byCategory(U_GC_ND_MASK)); }},
    {"alpha", [] { return alphabetic(); }},
    {"ascii", [] { return UnicodeSet(0, 0x7F); }},
    {"blank", [] { return byCategory(U_GC_ZS_MASK).add('\t'); }},
    {"cntrl", [] { return byCategory(U_GC_CC_MASK); }},
    {"digit", [] { return byCategory(U_GC_ND_MASK); }},
    {"graph", [] { return graph(); }},
    {"lower", [] { return cased(UCHAR_LOWERCASE, U_GC_LL_MASK); }},
    {"print", [] { return print(); }},
    {"punct", [] { return byCategory(U_GC_P_MASK | U_GC_S_MASK); }},
    {"space", [] { return byProperty(UCHAR_WHITE_SPACE, 1); }},
    {"upper", [] { return cased(UCHAR_UPPERCASE, U_GC_LU_MASK); }},
    {"word", [] { return word(); }},
    {"xdigit", [] { return hexDigits(); }},
}};
/// Those of `\p{}` that are not called as in POSIX, or differ from it.
constexpr std::array<NamedClass, 9> kProperties{{
    {"alphabetic", [] { return alphabetic(); }},
    {"any", [] { return UnicodeSet(0, 0x10FFFF); }},
    {"assigned", [] { return allBut(byCategory(U_GC_CN_MASK)); }},
    {"emoji", [] { return with(byProperty(UCHAR_EMOJI, 1), kLaterEmoji); }},
    {"extendedpictographic", [] { return byProperty(UCHAR_EXTENDED_PICTOGRAPHIC, 1); }},
    {"lowercase", [] { return cased(UCHAR_LOWERCASE, U_GC_LL_MASK); }},
    {"punct", [] { return byCategory(U_GC_P_MASK); }},
    {"uppercase", [] { return cased(UCHAR_UPPERCASE, U_GC_LU_MASK); }},
    {"whitespace", [] { return byProperty(UCHAR_WHITE_SPACE, 1); }},
}};

template <typename Classes>
std::optional<UnicodeSet> findClass(const Classes& classes, const std::string& name)
{
    for (const NamedClass& named : classes) {
        if (name == named.name) {
            return named.make();
        }
    }
    return std::nullopt;
}

std::string loose(const std::string& name)
{
    std::string result;
    for (const char c : name) {
        if (c != ' ' && c != '_' && c != '-') {
            result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return result;
}

std::optional<UnicodeSet> scriptClass(const std::string& name)
{
    const std::int32_t script = u_getPropertyValueEnum(UCHAR_SCRIPT, name.c_str());
    if (script == UCHAR_INVALID_CODE || script == USCRIPT_COMMON || script == USCRIPT_UNKNOWN) {
        return std::nullopt;
    }
    UnicodeSet set = byProperty(UCHAR_SCRIPT, script);
    for (const LaterScript& later : kLaterScripts) {
        if (later.script == script) {
            set.add(later.first, later.last);
        }
    }
    return set.isEmpty() ? std::nullopt : std::optional(set);
}

} // namespace

std::optional<UnicodeSet> posixClass(const std::string& name)
{
    return findClass(kPosix, name);
}

std::optional<UnicodeSet> propertyClass(const std::string& name)
{
    const std::string wanted = loose(name);
    auto found = findClass(kProperties, wanted);
    if (!found.has_value()) {
        found = findClass(kPosix, wanted);
    }
    if (found.has_value()) {
        return found;
    }
    const std::int32_t mask = u_getPropertyValueEnum(UCHAR_GENERAL_CATEGORY_MASK, wanted.c_str());
    return mask != UCHAR_INVALID_CODE ? byCategory(static_cast<std::uint32_t>(mask))
                                      : scriptClass(wanted);
}

UnicodeSet bareWordClass()
{
    return word().add(0xB2, 0xB3).add(0xB9).add(0xBC, 0xBE);
}

} // namespace maskscope
