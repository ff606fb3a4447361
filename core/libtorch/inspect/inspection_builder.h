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
    std::vector<double> milliseconds; ///< of sites; empty if nobody measured
};

/// Shapes, operators and modules; the rest is left empty.
[[nodiscard]] Inspection buildInspection(const InspectionParts& parts);

} // namespace maskscope
