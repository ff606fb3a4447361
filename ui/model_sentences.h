// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model_summary.h"

#include <QString>

#include <vector>

// What a model is, in plain sentences; the same words wherever the window speaks of it.
namespace maskscope {

/// "A score for each of 30,522 words, at every place of the text." or that there is no head.
[[nodiscard]] QString outputSentence(const OutputForm& output);
/// "Recorded with 14 tokens; takes any length up to 512 tokens."
[[nodiscard]] QString lengthSentence(const LengthContract& contract);
/// "9 of 512 tokens", or how much of what is run is padding: "9 of 128 places are your text; ...".
[[nodiscard]] QString countSentence(const LengthContract& contract, SequenceLength count);
/// Whether it takes several texts at once.
[[nodiscard]] QString batchSentence(const BatchContract& contract);
/// "22.7 M numbers, 86.6 MB."
[[nodiscard]] QString parameterSentence(const ParameterSummary& parameters);
/// What several modules use together, or that there is nothing.
[[nodiscard]] QString sharedSentence(const ParameterSummary& parameters);
/// "tokenizer.json, vocab.txt" or that there are none.
[[nodiscard]] QString extraFilesSentence(const std::vector<std::string>& files);

/// "Rewritten for speed: attention is one step, ...", or why it runs as saved.
[[nodiscard]] QString engineSentence(const EngineReport& engine);
/// "fp32", "bf16", "int8": names, the same in every language.
[[nodiscard]] QString precisionText(Precision precision);

/// A line of the model panel: "Comes out" and its sentence.
struct ModelFact
{
    const char* name; ///< for tests and styles: "output"
    QString title;
    QString text;
};
/// All that one reads of a model but its inputs and warnings.
[[nodiscard]] std::vector<ModelFact> modelFacts(const ModelSummary& summary);
/// The same with inputs and warnings as plain text, to paste into a letter.
[[nodiscard]] QString modelText(const ModelSummary& summary);

} // namespace maskscope
