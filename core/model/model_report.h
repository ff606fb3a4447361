// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/export_advice.h"
#include "core/model/inspection.h"
#include "core/model/model_summary.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>

namespace maskscope {

/// What is in a model, as other programs read it: the first keys that `inspect` promises, in their
/// order. `inspection` may be null; shapes and operations are unknown then. `depth`: only modules
/// whose path has at most so many parts.
[[nodiscard]] nlohmann::ordered_json modelJson(const ModelSummary& summary,
                                               const Inspection* inspection,
                                               std::optional<std::size_t> depth = {});
/// All keys of `inspect`: the same, and what a new export would do better.
[[nodiscard]] nlohmann::ordered_json inspectionJson(const ModelSummary& summary,
                                                    const Inspection* inspection,
                                                    const ExportAdvice& advice,
                                                    std::optional<std::size_t> depth = {});

} // namespace maskscope
