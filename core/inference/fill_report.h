// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/joint_fill.h"
#include "core/inference/prediction.h"
#include "core/model/engine.h"

#include <optional>
#include <string>
#include <vector>

// An answer as other programs read it; the command line and the window write the same: UTF-8,
// points in numbers whatever the language.
namespace maskscope {

/// What is told of one text.
struct FillAnswer
{
    Prediction prediction;
    std::optional<std::vector<JointFilling>> joint{}; ///< nothing: not asked for
    Engine engine = Engine::Fast;
};

/// One JSON object with a line feed after it, keys in the order that `fill` promises.
[[nodiscard]] std::string fillJson(const FillAnswer& answer);

/// A line a guess, under a header: mask (from 1), rank, word, token, id, probability.
[[nodiscard]] std::string guessesCsv(const Prediction& prediction);

} // namespace maskscope
