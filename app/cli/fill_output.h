// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/joint_fill.h"
#include "core/inference/prediction.h"
#include "core/model/engine.h"

#include <optional>
#include <string>
#include <vector>

namespace maskscope::cli {

/// What `fill` tells of one text.
struct FillAnswer
{
    Prediction prediction;
    std::optional<std::vector<JointFilling>> joint; ///< nothing: not asked for
    Engine engine = Engine::Fast;
};

/// One JSON object with a line feed after it, keys in the order of the contract.
[[nodiscard]] std::string fillJson(const FillAnswer& answer);
/// For people: not for scripts, so its form may change.
[[nodiscard]] std::string fillText(const FillAnswer& answer);

} // namespace maskscope::cli
