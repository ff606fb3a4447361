// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/mask_ranking.h"

#include "core/inference/text_words.h"

#include <algorithm>

namespace maskscope {

namespace {

HiddenGuesses countHidden(const std::vector<Ranked>& hidden, const CandidateKinds& kinds)
{
    HiddenGuesses guesses;
    for (const Ranked& ranked : hidden) {
        ++guesses.counts.at(static_cast<std::size_t>(kinds.of(ranked.index)));
        guesses.probability += static_cast<double>(ranked.probability);
    }
    return guesses;
}

/// The letters that a piece at this place would go on with.
std::string wordBefore(const Tokenizer& tokenizer, const Prediction& prediction,
                       std::size_t position, const PredictOptions& options)
{
    const Encoding& encoding = prediction.encoding;
    for (const TextWord& word : textWords(tokenizer, prediction, options)) {
        if (word.end == position && encoding.sequence[position] == word.text) {
            return word.letters;
        }
    }
    return {};
}

} // namespace

Candidate makeCandidate(const Tokenizer& tokenizer, const Encoding& encoding, std::size_t position,
                        const Ranked& ranked)
{
    const TokenId id{static_cast<std::int32_t>(ranked.index)};
    return {id,
            tokenizer.idToToken(id),
            tokenizer.tokenText(id),
            continuesWord(tokenizer, encoding, position, id),
            ranked.probability,
            ranked.logProbability,
            ranked.rank};
}

MaskPrediction rankMask(const Softmax& softmax, const Tokenizer& tokenizer,
                        const Prediction& prediction, std::size_t position,
                        const PredictOptions& options)
{
    const Encoding& encoding = prediction.encoding;
    const CandidateKinds kinds(tokenizer, encoding, position);
    const CandidateFilter& filter = options.filter;
    MaskPrediction mask;
    mask.position = position;
    mask.entropy = softmax.entropy();
    const Selection best = filter.hidesAnything()
        ? softmax.best(options.topK, kinds.hiddenBy(filter, softmax.columns()))
        : Selection{softmax.best(options.topK), {}};
    for (const Ranked& ranked : best.shown) {
        mask.candidates.push_back(makeCandidate(tokenizer, encoding, position, ranked));
        mask.candidates.back().kind = kinds.of(ranked.index);
    }
    mask.hidden = countHidden(best.hidden, kinds);
    const bool hasPiece = std::any_of(mask.candidates.begin(), mask.candidates.end(),
                                      [](const Candidate& c) { return c.isPieceBehind(); });
    if (hasPiece) {
        mask.wordBefore = wordBefore(tokenizer, prediction, position, options);
    }
    return mask;
}

} // namespace maskscope
