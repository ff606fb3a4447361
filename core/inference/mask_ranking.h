// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/predictor.h"
#include "core/inference/top_k.h"

namespace maskscope {

/// A word of the vocabulary as it stands at a token of a text; its kind is not looked up.
[[nodiscard]] Candidate makeCandidate(const Tokenizer& tokenizer, const Encoding& encoding,
                                      std::size_t position, const Ranked& ranked);

/// The guesses for the mask at `position` of a text, from its row of logits; without targets.
[[nodiscard]] MaskPrediction rankMask(const Softmax& softmax, const Tokenizer& tokenizer,
                                      const Prediction& prediction, std::size_t position,
                                      const PredictOptions& options);

} // namespace maskscope
