// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/export_advice.h"
#include "core/model/inspection.h"
#include "core/model/model_summary.h"

#include <cstddef>
#include <optional>

namespace maskscope::cli {

/// What `inspect` found, for the writers of its output.
struct InspectReport
{
    const ModelSummary& summary;
    const Inspection* inspection = nullptr; ///< null: it could not be looked into
    ExportAdvice advice;
    std::optional<std::size_t> depth; ///< only modules whose path has at most so many parts
};

} // namespace maskscope::cli
