// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/pre_tokenizer/unicode_scripts.h"

#include "core/base/utf.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <utility>

namespace maskscope {

namespace {

constexpr UScriptCode kAnyScript = USCRIPT_UNKNOWN;
constexpr std::uint8_t kTableVersion = 9; ///< Unicode version of the table in `tokenizers`

bool isInTable(UChar32 c)
{
    UVersionInfo age = {};
    u_charAge(c, age);
    return age[0] < kTableVersion || (age[0] == kTableVersion && age[1] == 0);
}

/// Scripts that changed after Unicode 9.0, and the long vowel mark that goes with kana.
UScriptCode scriptOf(UChar32 c)
{
    switch (c) {
    case ' ':
        return kAnyScript;
    case 0x0589:
    case 0x061C:
        return USCRIPT_COMMON;
    case 0x0953:
    case 0x0954:
        return USCRIPT_DEVANAGARI;
    case 0x30FC:
        return USCRIPT_HAN;
    default:
        break;
    }
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = isInTable(c) ? uscript_getScript(c, &status) : kAnyScript;
    const bool isKana = script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
    return isKana ? USCRIPT_HAN : script;
}

void splitOne(std::string_view text, ByteRange word, std::vector<ByteRange>& out)
{
    UScriptCode last = kAnyScript;
    for (std::size_t at = word.begin; at < word.end;) {
        const std::size_t here = at;
        const UScriptCode script = scriptOf(static_cast<UChar32>(readCodePoint(text, at)));
        if (script != kAnyScript && script != last) {
            out.push_back({here, at});
            last = script;
        } else if (last != kAnyScript) {
            out.back().end = at;
        }
    }
}

} // namespace

void UnicodeScripts::split(Words& words) const
{
    std::vector<ByteRange> ranges;
    for (const ByteRange word : words.ranges) {
        splitOne(words.text.text(), word, ranges);
    }
    words.ranges = std::move(ranges);
}

} // namespace maskscope
