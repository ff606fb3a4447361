// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/latency/sweep_result.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

// The numbers of a sweep as other programs read them; the command line and the window write the
// same.
namespace maskscope {

/// An array with an object for each length: the keys that `bench` promises. `stopped`: the reason
/// of lengths without a run.
[[nodiscard]] nlohmann::ordered_json lengthsJson(const std::vector<LengthTiming>& lengths,
                                                 const std::optional<Error>& stopped = {});
/// The same with the quartiles and the parts of an answer.
[[nodiscard]] nlohmann::ordered_json detailedLengthsJson(const std::vector<LengthTiming>& lengths);

/// Rows of one form as comma-separated values under a line of their keys. An error is its code.
[[nodiscard]] std::string csvOf(const nlohmann::ordered_json& rows);

/// "Intel(R) Xeon(R)...": the processor as it names itself; empty if it does not.
[[nodiscard]] std::string processorName();

} // namespace maskscope
