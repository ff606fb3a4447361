// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/inspection.h"
#include "core/model/model_summary.h"

#include <vector>

namespace torch::jit {
struct Node;
}

namespace maskscope {

/// In a program that takes one length, or one number of texts, alone, nothing can be seen to move.
/// Which sizes would have to is followed from the inputs through the operators: by what each does
/// to the dimensions, and where that is not known, by size. These become SizeOrigin::Recording,
/// with the contract's evidence. `nodes`: of the inspection's operators.
void markRecordedSizes(const ModelSummary& summary,
                       const std::vector<const torch::jit::Node*>& nodes, Inspection& inspection);

} // namespace maskscope
