// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/decoder/decoder.h"

#include "core/base/utf.h"
#include "core/text/char_kind.h"

#include <unicode/uscript.h>

#include <numeric>
#include <utility>

namespace maskscope {

namespace {

std::string joined(const std::vector<std::string>& parts)
{
    return std::accumulate(parts.begin(), parts.end(), std::string());
}

/// A letter or digit of a script that writes words apart.
bool beginsWithWordLetter(std::string_view text)
{
    if (text.empty()) {
        return false;
    }
    std::size_t at = 0;
    const char32_t first = readCodePoint(text, at);
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(first), &status);
    return charKind(first).isWord && uscript_breaksBetweenLetters(script) == 0;
}

} // namespace

std::string Decoder::decode(std::vector<std::string> tokens) const
{
    rewrite(tokens, BadBytes::Replaced);
    return joined(tokens);
}

std::string Decoder::textOf(std::string_view token) const
{
    // The empty token goes first because decoders treat the first one of a text differently.
    std::vector<std::string> tokens{std::string(), std::string(token)};
    rewrite(tokens, BadBytes::Named);
    std::string text = joined(tokens);
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin != std::string::npos) {
        text.erase(0, begin);
    }
    return text.empty() ? std::string(token) : text;
}

WordPart Decoder::wordPart(std::string_view token) const
{
    const WordPart part = markOf(token);
    const bool tells = part != WordPart::RestOfWord || beginsWithWordLetter(textOf(token));
    return tells ? part : WordPart::Unmarked;
}

} // namespace maskscope
