// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/inspect/observed_program.h"
#include "core/libtorch/inspect/shape_ledger.h"
#include "core/model/inspection.h"
#include "core/model/model_summary.h"

#include <vector>

namespace maskscope {

/// What an inspection is put together from.
struct InspectionParts
{
    const ObservedProgram& program;
    const ShapeLedger& ledger; ///< at least one run of one text
    const ModelSummary& summary;
    const torch::jit::Graph& forward; ///< the model's own, as it was read
    std::vector<double> milliseconds; ///< of sites; empty if nobody measured
};

/// Shapes, operators, modules and their code; weights are left empty.
[[nodiscard]] Inspection buildInspection(const InspectionParts& parts);

} // namespace maskscope
