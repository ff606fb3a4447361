// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/inference/prediction.h"
#include "core/text/tokenizer.h"

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace maskscope {

/// What one side of a comparison says of a word.
struct WordScore
{
    /// Of several pieces: their product, as of a TargetWord. Unknown: it has no such word.
    TargetMethod method = TargetMethod::Unknown;
    double probability = 0;
    double logProbability = -std::numeric_limits<double>::infinity();
    std::optional<std::size_t> rank{}; ///< from 1, in the whole vocabulary; of a single piece
};

struct ComparedWord
{
    std::string text; ///< what a person reads
    bool continuesWord = false;
    WordScore a;
    WordScore b;

    /// Both sides can say it.
    [[nodiscard]] bool isComparable() const
    {
        return a.method != TargetMethod::Unknown && b.method != TargetMethod::Unknown;
    }
    /// 0 if they are not comparable.
    [[nodiscard]] double change() const
    {
        return isComparable() ? b.probability - a.probability : 0;
    }
    /// ln of how many times likelier it is in B; 0 likewise.
    [[nodiscard]] double logRatio() const
    {
        return isComparable() ? b.logProbability - a.logProbability : 0;
    }
};

/// Two answers for one hidden word.
struct MaskComparison
{
    std::vector<ComparedWord> words; ///< the best of both, the largest change first
    std::size_t best = 0; ///< so many best words of each side are looked at ...
    std::size_t shared = 0; ///< ... and so many of them are the same
    /// Half the sum of all changes, over the whole vocabulary: 0 equal, 1 nothing in common.
    /// Nothing if the sides have different vocabularies.
    std::optional<double> distance{};
};

/// One side of a comparison and all its logits for a hidden word.
struct ScoredSide
{
    const Prediction& prediction;
    std::size_t mask = 0; ///< of the prediction
    std::span<const float> logits;
};

/// Both read one vocabulary, that of `tokenizer`: each word's probability on both sides is known.
/// The words are the `listed` best of each side and the one whose change is the largest of all.
/// Errors: NotANumber.
[[nodiscard]] Result<MaskComparison> compareLogits(const Tokenizer& tokenizer, const ScoredSide& a,
                                                   const ScoredSide& b, std::size_t listed);

/// The sides have vocabularies of their own: words are told apart by their text. Each side has its
/// candidates, and as its targets the texts of the other's candidates, in their order.
[[nodiscard]] MaskComparison compareByText(const MaskPrediction& a, const MaskPrediction& b);

/// How many best words agreement is about.
inline constexpr std::size_t kAgreementWords = 5;

/// Whether ids mean the same to both.
[[nodiscard]] bool haveSameVocabulary(const Tokenizer& a, const Tokenizer& b);

} // namespace maskscope
