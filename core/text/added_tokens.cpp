// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/added_tokens.h"

#include "core/base/utf.h"
#include "core/text/char_class.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace maskscope {

namespace {

bool isInsideWord(std::string_view text, ByteRange bytes)
{
    const bool wordBefore = bytes.begin > 0 && isWordCharacter(codePointBefore(text, bytes.begin));
    std::size_t end = bytes.end;
    const bool wordAfter = end < text.size() && isWordCharacter(readCodePoint(text, end));
    return wordBefore || wordAfter;
}

std::size_t beginOfSpaceBefore(std::string_view text, std::size_t end)
{
    std::size_t begin = end;
    while (begin > 0) {
        const char32_t c = codePointBefore(text, begin);
        if (!charClass(c).isSpace) {
            break;
        }
        begin -= c < 0x80 ? 1 : (c < 0x800 ? 2 : 3);
    }
    return begin;
}

std::size_t endOfSpaceAfter(std::string_view text, std::size_t begin)
{
    std::size_t end = begin;
    for (std::size_t at = begin; at < text.size();) {
        if (!charClass(readCodePoint(text, at)).isSpace) {
            break;
        }
        end = at;
    }
    return end;
}

} // namespace

void AddedTokenFinder::add(AddedToken token, std::string pattern)
{
    auto& lengths = m_lengths.at(static_cast<unsigned char>(pattern.front()));
    if (std::find(lengths.begin(), lengths.end(), pattern.size()) == lengths.end()) {
        lengths.insert(
            std::upper_bound(lengths.begin(), lengths.end(), pattern.size(), std::greater<>()),
            pattern.size());
    }
    m_byPattern.emplace(std::move(pattern), m_tokens.size());
    m_tokens.push_back(std::move(token));
}

std::optional<AddedTokenFinder::Match> AddedTokenFinder::findFrom(std::string_view text,
                                                                  std::size_t at) const
{
    for (; at < text.size(); ++at) {
        for (const std::size_t length : m_lengths.at(static_cast<unsigned char>(text[at]))) {
            const auto found = m_byPattern.find(std::string(text.substr(at, length)));
            if (found != m_byPattern.end()) {
                return Match{found->second, {at, at + found->first.size()}};
            }
        }
    }
    return std::nullopt;
}

std::vector<AddedTokenSplit> AddedTokenFinder::split(std::string_view text) const
{
    std::vector<AddedTokenSplit> splits;
    std::size_t done = 0;
    std::size_t next = 0;
    while (const auto match = findFrom(text, next)) {
        next = match->bytes.end;
        const AddedToken& token = m_tokens[match->token];
        ByteRange bytes = match->bytes;
        if (token.singleWord && isInsideWord(text, bytes)) {
            continue;
        }
        if (token.lstrip) {
            bytes.begin = std::max(beginOfSpaceBefore(text, bytes.begin), done);
        }
        if (token.rstrip) {
            bytes.end = endOfSpaceAfter(text, bytes.end);
        }
        if (done < bytes.begin) {
            splits.push_back({{done, bytes.begin}, std::nullopt});
        }
        splits.push_back({bytes, token.id});
        done = bytes.end;
    }
    if (done < text.size()) {
        splits.push_back({{done, text.size()}, std::nullopt});
    }
    return splits;
}

} // namespace maskscope
