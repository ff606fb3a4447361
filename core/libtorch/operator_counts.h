// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/model_summary.h"

#include <vector>

namespace torch::jit {
struct Graph;
}

namespace maskscope {

/// The operators of a graph, those inside of branches and loops too, each place once. What only
/// moves values about in the program ("prim::ListConstruct") is left out.
[[nodiscard]] std::vector<OperatorCount> countOperators(const torch::jit::Graph& graph);

} // namespace maskscope
