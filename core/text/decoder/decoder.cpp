// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/decoder/decoder.h"

#include "core/base/utf.h"
#include "core/text/char_kind.h"

#include <numeric>
#include <utility>

namespace maskscope {

namespace {

std::string joined(const std::vector<std::string>& parts)
{
    return std::accumulate(parts.begin(), parts.end(), std::string());
}

bool beginsWithWordLetter(std::string_view text)
{
    std::size_t at = 0;
    return !text.empty() && isSpacedLetter(readCodePoint(text, at));
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
