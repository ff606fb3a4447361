// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/prediction.h"
#include "core/model/model_summary.h"

#include <QString>

#include <optional>
#include <vector>

namespace maskscope {

struct SavedGuess
{
    QString word; ///< as a person reads it
    double probability = 0;

    bool operator==(const SavedGuess&) const = default;
};

/// What a model answered to a text, and how it ran. A plain value.
struct SavedAnswers
{
    QString text; ///< as asked
    std::optional<QString> pair; ///< the second text, likewise
    std::vector<std::vector<SavedGuess>> masks; ///< best first
    AnswerTime time;
    QString engine; ///< "fast", "plain"
    QString precision; ///< "fp32", "bf16", "int8"
    QString torch; ///< version
    int threads = 0;

    bool operator==(const SavedAnswers&) const = default;
};

[[nodiscard]] SavedAnswers savedAnswers(const Prediction& prediction, const ModelSummary& summary);

/// Whether both answer the same text.
[[nodiscard]] bool areOfOneText(const SavedAnswers& before, const SavedAnswers& now);

/// How the guesses of one text have changed.
struct AnswerChange
{
    int guesses = 0; ///< that were saved
    int different = 0; ///< of those: it is gone, or its percentage reads otherwise
    double largest = 0; ///< change of a probability
};

[[nodiscard]] AnswerChange changeBetween(const SavedAnswers& before, const SavedAnswers& now);

/// What else was not the same when it was saved.
enum class ModelChange
{
    None,
    OtherFile,
    OtherVocabulary,
};

/// "The same guesses as when this was saved." or how many differ, by how much, and what was another
/// way then.
[[nodiscard]] QString changeSentence(const SavedAnswers& before, const SavedAnswers& now,
                                     ModelChange model);
/// When it was saved, and how long the answers took then and now.
[[nodiscard]] QString timesSentence(const QString& written, const SavedAnswers& before,
                                    const SavedAnswers& now);
/// That the model is not the one of that name any more; empty: it is.
[[nodiscard]] QString modelSentence(const QString& name, ModelChange model);

} // namespace maskscope
