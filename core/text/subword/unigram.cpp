// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/subword/unigram.h"

#include "core/base/utf.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace maskscope {

namespace {

constexpr double kUnknownPenalty = 10.0;

double lowestOf(const std::vector<double>& scores)
{
    const auto lowest = std::min_element(scores.begin(), scores.end());
    return lowest == scores.end() ? std::numeric_limits<double>::infinity() : *lowest;
}

} // namespace

Unigram::Unigram(Vocabulary vocabulary, std::vector<double> scores, TokenId unknown,
                 bool byteFallback)
    : m_vocabulary(std::move(vocabulary))
    , m_scores(std::move(scores))
    , m_unknownScore(lowestOf(m_scores) - kUnknownPenalty)
    , m_unknown(unknown)
    , m_byteFallback(byteFallback)
    , m_bytes(m_vocabulary)
    , m_trie(m_vocabulary)
{}

void Unigram::tokenize(std::string_view word, std::vector<SubwordPiece>& pieces) const
{
    const std::vector<Step> steps = bestSteps(word);
    // From the end, unknown neighbours joined; then turned round.
    std::vector<ByteRange> ranges;
    bool isUnknownBehind = false;
    for (std::size_t end = word.size(); end > 0; end = steps[end].begin) {
        const bool isUnknown = steps[end].id == m_unknown;
        if (isUnknown && isUnknownBehind) {
            ranges.back().begin = steps[end].begin;
        } else {
            ranges.push_back({steps[end].begin, end});
        }
        isUnknownBehind = isUnknown;
    }
    for (std::size_t i = ranges.size(); i > 0; --i) {
        addPiece(word, ranges[i - 1], pieces);
    }
}

/// Of two ways with the same score the one that was found first stays: the one whose last token
/// begins earlier.
std::vector<Unigram::Step> Unigram::bestSteps(std::string_view word) const
{
    std::vector<Step> steps(word.size() + 1);
    const auto offer = [&steps](std::size_t begin, std::size_t end, TokenId id, double score) {
        Step& step = steps[end];
        if (step.id.value < 0 || score > step.score) {
            step = {score, begin, id};
        }
    };
    for (std::size_t begin = 0, next = 0; begin < word.size(); begin = next) {
        (void)readCodePoint(word, next);
        const double before = steps[begin].score;
        bool isSingle = false;
        m_trie.forEachPrefix(m_vocabulary, word.substr(begin), [&](TokenId id, std::size_t size) {
            offer(begin, begin + size, id, m_scores[static_cast<std::size_t>(id.value)] + before);
            isSingle = isSingle || begin + size == next;
        });
        if (!isSingle) {
            offer(begin, next, m_unknown, m_unknownScore + before);
        }
    }
    return steps;
}

void Unigram::addPiece(std::string_view word, ByteRange bytes,
                       std::vector<SubwordPiece>& pieces) const
{
    const std::string_view text = word.substr(bytes.begin, bytes.size());
    const auto id = m_vocabulary.find(text);
    if (!id.has_value() && m_byteFallback && m_bytes.cover(text)) {
        for (const char byte : text) {
            pieces.push_back({m_bytes.id(byte), bytes});
        }
    } else {
        pieces.push_back({id.value_or(m_unknown), bytes});
    }
}

} // namespace maskscope
