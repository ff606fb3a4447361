// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/evidence.h"

#include <cstdint>
#include <vector>

namespace torch::jit {
struct Graph;
}

namespace maskscope {

/// Places of an inlined graph where a recorded length stands as a number that shapes tensors:
/// `expand(x, [1, 12])`, `arange(12)`, a constant table with 12 rows. A number can also stand there
/// by chance, so this is a reason to measure, not a proof.
[[nodiscard]] std::vector<Evidence> placesOfSize(const torch::jit::Graph& graph, std::int64_t size);

} // namespace maskscope
