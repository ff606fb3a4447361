// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model_summary.h"

#include <QString>

// What a model is, in plain sentences; the same words wherever the window speaks of it.
namespace maskscope {

/// "A score for each of 30,522 words, at every place of the text." or that there is no head.
[[nodiscard]] QString outputSentence(const OutputForm& output);
/// "Any length up to 512 tokens. It was recorded with 14."
[[nodiscard]] QString lengthSentence(const LengthContract& contract);
/// "22.7 M numbers, 86.6 MB."
[[nodiscard]] QString parameterSentence(const ParameterSummary& parameters);
/// What several modules use together, or that there is nothing.
[[nodiscard]] QString sharedSentence(const ParameterSummary& parameters);
/// "tokenizer.json, vocab.txt" or that there are none.
[[nodiscard]] QString extraFilesSentence(const std::vector<std::string>& files);

} // namespace maskscope
