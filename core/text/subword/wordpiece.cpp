// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/subword/wordpiece.h"

#include "core/base/utf.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

bool isInsideCodePoint(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

} // namespace

WordPiece::WordPiece(Vocabulary vocabulary, WordPieceOptions options)
    : m_vocabulary(std::move(vocabulary))
    , m_options(std::move(options))
    , m_unknown(m_vocabulary.find(m_options.unknownToken).value_or(TokenId{0}))
{}

void WordPiece::tokenize(std::string_view word, std::vector<SubwordPiece>& pieces) const
{
    const std::size_t before = pieces.size();
    const bool isShort
        = word.size() <= m_options.longestWord || codePointCount(word) <= m_options.longestWord;
    if (!isShort || !cut(word, pieces)) {
        pieces.resize(before);
        pieces.push_back({m_unknown, {0, word.size()}});
    }
}

bool WordPiece::cut(std::string_view word, std::vector<SubwordPiece>& pieces) const
{
    if (const auto whole = m_vocabulary.find(word)) {
        pieces.push_back({*whole, {0, word.size()}});
        return true;
    }
    // Each later piece is looked up with the prefix written over what was already cut off, so that
    // one copy of the word serves all look-ups.
    const std::size_t prefix = m_options.continuingPrefix.size();
    std::string text = m_options.continuingPrefix;
    text += word;
    std::size_t begin = 0;
    while (begin < word.size()) {
        if (begin > 0) {
            m_options.continuingPrefix.copy(text.data() + begin, prefix);
        }
        const auto piece = longestAt(text, prefix, begin);
        if (!piece.has_value()) {
            return false;
        }
        pieces.push_back(*piece);
        begin = piece->bytes.end;
    }
    return true;
}

/// `text` is the prefix and then the word; `begin` counts in the word.
std::optional<SubwordPiece> WordPiece::longestAt(std::string_view text, std::size_t prefix,
                                                 std::size_t begin) const
{
    const std::size_t from = begin == 0 ? prefix : begin;
    const std::size_t shortest = prefix + begin + 1;
    std::size_t end = std::min(text.size(), from + m_vocabulary.longestToken());
    for (; end >= shortest; --end) {
        if (isInsideCodePoint(text, end)) {
            continue;
        }
        if (const auto id = m_vocabulary.find(text.substr(from, end - from))) {
            return SubwordPiece{*id, {begin, end - prefix}};
        }
    }
    return std::nullopt;
}

} // namespace maskscope
