// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/predictor.h"

#include <span>
#include <string>
#include <vector>

namespace maskscope {

/// A text, and perhaps a second one that is read together with it.
struct AskedText
{
    std::string text;
    std::optional<std::string> pair{};
};

/// As predict() for each text, in their order (options.pair is not read); but texts of one length
/// go through the model together if it takes several at once (BatchContract) and answers them as
/// it does alone. Their time of the model is divided equally. Memory: that of all answers, and of
/// one batch of at most kMostBatchTokens tokens.
[[nodiscard]] std::vector<Result<Prediction>>
predictMany(TracedModel& model, const Tokenizer& tokenizer, std::span<const AskedText> texts,
            const PredictOptions& options, std::stop_token stop);

/// Above that a batch no longer fits into the caches, and is slower than two (measured).
inline constexpr std::size_t kMostBatchTokens = 512;

} // namespace maskscope
