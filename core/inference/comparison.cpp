// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/comparison.h"

#include "core/inference/mask_ranking.h"
#include "core/inference/top_k.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace maskscope {

namespace {

WordScore scoreOf(const Softmax& softmax, std::size_t column)
{
    return {TargetMethod::Single, static_cast<double>(softmax.probability(column)),
            softmax.logProbability(column), softmax.rank(column)};
}

WordScore scoreOf(const Candidate& candidate, std::size_t rank)
{
    return {TargetMethod::Single, static_cast<double>(candidate.probability),
            candidate.logProbability, rank};
}

WordScore scoreOf(const TargetWord& target)
{
    return {target.method, target.probability, target.logProbability, target.rank};
}

double likelier(const ComparedWord& word)
{
    return std::max(word.a.probability, word.b.probability);
}

void sortByChange(std::vector<ComparedWord>& words)
{
    std::stable_sort(words.begin(), words.end(),
                     [](const ComparedWord& one, const ComparedWord& other) {
                         return std::tuple(std::abs(one.change()), likelier(one))
                             > std::tuple(std::abs(other.change()), likelier(other));
                     });
}

bool isAmong(const WordScore& score, std::size_t best)
{
    return score.rank && *score.rank <= best;
}

void countShared(MaskComparison& comparison, std::size_t best)
{
    comparison.best = best;
    comparison.shared = static_cast<std::size_t>(std::count_if(
        comparison.words.begin(), comparison.words.end(), [best](const ComparedWord& word) {
            return isAmong(word.a, best) && isAmong(word.b, best);
        }));
}

/// The sum of all changes, and where the largest is; nowhere if nothing changes.
struct Changes
{
    double sum = 0;
    std::optional<std::size_t> largest;
};

Changes changesOf(const Softmax& a, const Softmax& b, std::size_t columns)
{
    Changes changes;
    double most = 0;
    for (std::size_t column = 0; column < columns; ++column) {
        const double change = std::abs(static_cast<double>(b.probability(column))
                                       - static_cast<double>(a.probability(column)));
        changes.sum += change;
        if (change > most) {
            most = change;
            changes.largest = column;
        }
    }
    return changes;
}

/// A piece that goes on a word is no word of its own, which a target is.
WordScore targetScore(const Candidate& candidate, const TargetWord& target)
{
    return candidate.continuesWord ? WordScore() : scoreOf(target);
}

/// A row of A's tells of this word of B's already.
bool isTold(const MaskPrediction& a, const MaskPrediction& b, const Candidate& candidate)
{
    for (std::size_t i = 0; i < std::min(a.candidates.size(), b.targets.size()); ++i) {
        const TargetWord& target = b.targets[i];
        if (!a.candidates[i].continuesWord && target.method == TargetMethod::Single
            && target.ids.front() == candidate.id) {
            return true;
        }
    }
    return false;
}

} // namespace

Result<MaskComparison> compareLogits(const Tokenizer& tokenizer, const ScoredSide& a,
                                     const ScoredSide& b, std::size_t listed)
{
    const Result<Softmax> softmaxA = Softmax::of(a.logits);
    const Result<Softmax> softmaxB = Softmax::of(b.logits);
    if (softmaxA.hasError() || softmaxB.hasError()) {
        return softmaxA.hasError() ? softmaxA.error() : softmaxB.error();
    }
    const std::size_t columns = std::min(a.logits.size(), b.logits.size());
    const Changes changes = changesOf(softmaxA.value(), softmaxB.value(), columns);
    std::set<std::size_t> chosen;
    if (changes.largest) {
        chosen.insert(*changes.largest);
    }
    for (const Softmax* side : {&softmaxA.value(), &softmaxB.value()}) {
        for (const Ranked& ranked : side->best(std::max(listed, kAgreementWords))) {
            chosen.insert(ranked.index);
        }
    }
    MaskComparison comparison;
    const std::size_t position = a.prediction.encoding.maskPositions.at(a.mask);
    for (const std::size_t column : chosen) {
        if (column < columns) { // else a row that only fills the table of one of them up
            const Candidate word
                = makeCandidate(tokenizer, a.prediction.encoding, position, {.index = column});
            comparison.words.push_back({word.text, word.continuesWord,
                                        scoreOf(softmaxA.value(), column),
                                        scoreOf(softmaxB.value(), column)});
        }
    }
    sortByChange(comparison.words);
    countShared(comparison, std::min(kAgreementWords, columns));
    comparison.distance = std::min(changes.sum / 2, 1.0);
    return comparison;
}

MaskComparison compareByText(const MaskPrediction& a, const MaskPrediction& b)
{
    MaskComparison comparison;
    for (std::size_t i = 0; i < std::min(a.candidates.size(), b.targets.size()); ++i) {
        const Candidate& word = a.candidates[i];
        comparison.words.push_back(
            {word.text, word.continuesWord, scoreOf(word, i + 1), targetScore(word, b.targets[i])});
    }
    for (std::size_t i = 0; i < std::min(b.candidates.size(), a.targets.size()); ++i) {
        const Candidate& word = b.candidates[i];
        if (!isTold(a, b, word)) {
            comparison.words.push_back({word.text, word.continuesWord,
                                        targetScore(word, a.targets[i]), scoreOf(word, i + 1)});
        }
    }
    sortByChange(comparison.words);
    countShared(comparison, std::min({kAgreementWords, a.candidates.size(), b.candidates.size()}));
    return comparison;
}

bool haveSameVocabulary(const Tokenizer& a, const Tokenizer& b)
{
    if (&a == &b) {
        return true;
    }
    if (a.vocabularySize() != b.vocabularySize()) {
        return false;
    }
    const auto end = static_cast<std::int32_t>(a.vocabularySize());
    for (TokenId id{0}; id.value < end; ++id.value) {
        if (a.idToToken(id) != b.idToToken(id)) {
            return false;
        }
    }
    return true;
}

} // namespace maskscope
