// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/comparison_steps.h"
#include "core/inference/contest_steps.h"
#include "core/model/model_summary.h"

#include <QString>

#include <string>

// What comparisons and contests say, in sentences.
namespace maskscope {

/// What the sides of a comparison are called.
struct ComparisonNames
{
    QString a;
    QString b;
    bool areModels = false; ///< else sentences
};

/// "A says "paris" (62.1 %), B says "rome" (71.0 %)."
[[nodiscard]] QString bestGuessSentence(const Comparison& comparison, std::size_t mask,
                                        const ComparisonNames& names);
/// "In B the model is surer of "rome" by 70.1 points and less sure of "paris" by 61.0." The same
/// answers: says so.
[[nodiscard]] QString changeSentence(const MaskComparison& mask, const ComparisonNames& names);
/// How many of the best guesses are the same, and how much of the certainty lies elsewhere.
[[nodiscard]] QString agreementSentence(const MaskComparison& mask);
/// Why not all hidden words, or not all words, are compared; empty if they are.
[[nodiscard]] QString limitsSentence(const Comparison& comparison, const ComparisonNames& names);
/// How long both take, and what their weights take in memory.
[[nodiscard]] QString timeSentence(const Comparison& comparison, const ComparisonNames& names);
[[nodiscard]] QString sizeSentence(const ModelSummary& a, const ModelSummary& b,
                                   const ComparisonNames& names);

/// Masks as people write them: "___".
[[nodiscard]] QString readableMasks(const std::string& text, const std::string& maskToken);
/// Of the competing words the one that leads, and by how much: "she × 36".
[[nodiscard]] QString leadText(const ContestRow& row);
/// Who leads how often, and where the most. Empty without competing words.
[[nodiscard]] QString contestSentence(const ContestResult& result);

} // namespace maskscope
