// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/subword/bpe.h"

#include "core/base/utf.h"

#include <queue>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

struct Candidate
{
    std::uint32_t rank = 0;
    std::int32_t at = 0; ///< the left symbol
    TokenId id;
};

/// The lowest rank on top, and of one rank the leftmost.
struct GoesLater
{
    bool operator()(const Candidate& a, const Candidate& b) const
    {
        return a.rank != b.rank ? a.rank > b.rank : a.at > b.at;
    }
};

} // namespace

Bpe::Bpe(Vocabulary vocabulary, MergeTable merges, BpeOptions options)
    : m_vocabulary(std::move(vocabulary))
    , m_merges(std::move(merges))
    , m_options(std::move(options))
    , m_bytes(m_vocabulary)
{}

void Bpe::tokenize(std::string_view word, std::vector<SubwordPiece>& pieces) const
{
    if (m_options.ignoreMerges) {
        if (const auto whole = m_vocabulary.find(word)) {
            pieces.push_back({*whole, {0, word.size()}});
            return;
        }
    }
    Symbols symbols = symbolsOf(word);
    merge(symbols);
    std::size_t at = 0;
    for (const Symbol& symbol : symbols) {
        if (symbol.size > 0) {
            // The bytes of an affix count, so that the sizes may add up to more than the word.
            const std::size_t end = std::min(at + symbol.size, word.size());
            pieces.push_back({symbol.id, {std::min(at, word.size() - 1), end}});
            at += symbol.size;
        }
    }
}

/// What `tokenizers` does, to the letter: an unknown character waits for the next one of the
/// vocabulary, and byte tokens overtake it.
Bpe::Symbols Bpe::symbolsOf(std::string_view word) const
{
    Symbols symbols;
    symbols.reserve(word.size());
    const auto add = [&symbols](TokenId id, std::size_t size) {
        const auto at = static_cast<std::int32_t>(symbols.size());
        symbols.push_back({id, at - 1, at + 1, static_cast<std::uint32_t>(size)});
    };
    std::size_t unknownSize = 0;
    const auto addUnknown = [&] {
        if (unknownSize > 0) {
            add(*m_options.unknown, std::exchange(unknownSize, 0));
        }
    };
    std::string affixed;
    for (std::size_t begin = 0, end = 0; begin < word.size(); begin = end) {
        (void)readCodePoint(word, end);
        const std::string_view character = word.substr(begin, end - begin);
        const std::string_view text
            = withAffixes(character, begin == 0, end == word.size(), affixed);
        if (const auto id = m_vocabulary.find(text)) {
            addUnknown();
            add(*id, character.size());
        } else if (m_options.byteFallback && m_bytes.cover(text)) {
            for (const char byte : text) {
                add(m_bytes.id(byte), 1);
            }
        } else if (m_options.unknown.has_value()) {
            if (!m_options.fuseUnknown) {
                addUnknown();
            }
            unknownSize += character.size();
        }
    }
    addUnknown();
    if (!symbols.empty()) {
        symbols.back().next = -1;
    }
    return symbols;
}

/// The character itself, or `buffer` with what is put before or after it.
std::string_view Bpe::withAffixes(std::string_view character, bool isFirst, bool isLast,
                                  std::string& buffer) const
{
    const bool hasPrefix = !isFirst && !m_options.continuingPrefix.empty();
    const bool hasSuffix = isLast && !m_options.endSuffix.empty();
    if (!hasPrefix && !hasSuffix) {
        return character;
    }
    buffer.assign(hasPrefix ? std::string_view(m_options.continuingPrefix) : std::string_view());
    buffer += character;
    buffer += hasSuffix ? std::string_view(m_options.endSuffix) : std::string_view();
    return buffer;
}

void Bpe::merge(Symbols& symbols) const
{
    std::priority_queue<Candidate, std::vector<Candidate>, GoesLater> queue;
    const auto consider = [&](std::int32_t left, std::int32_t right) {
        if (left < 0 || right < 0) {
            return;
        }
        const Merge* merge = m_merges.find(symbols[static_cast<std::size_t>(left)].id,
                                           symbols[static_cast<std::size_t>(right)].id);
        if (merge != nullptr) {
            queue.push({merge->rank, left, merge->id});
        }
    };
    for (std::size_t i = 1; i < symbols.size(); ++i) {
        consider(static_cast<std::int32_t>(i) - 1, static_cast<std::int32_t>(i));
    }
    while (!queue.empty()) {
        const Candidate top = queue.top();
        queue.pop();
        Symbol& left = symbols[static_cast<std::size_t>(top.at)];
        if (left.size == 0 || left.next < 0) {
            continue;
        }
        Symbol& right = symbols[static_cast<std::size_t>(left.next)];
        const Merge* merge = m_merges.find(left.id, right.id);
        if (merge == nullptr || merge->id != top.id) {
            continue; // one of the two has become part of another token since
        }
        left.id = top.id;
        left.size += right.size;
        left.next = right.next;
        right.size = 0;
        if (left.next >= 0) {
            symbols[static_cast<std::size_t>(left.next)].previous = top.at;
        }
        consider(left.previous, top.at);
        consider(top.at, left.next);
    }
}

} // namespace maskscope
