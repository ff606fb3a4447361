// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <memory>
#include <vector>

namespace torch::jit {
struct Graph;
}
namespace c10 {
struct IValue;
}

namespace maskscope {

/// Runs `graph` once on these arguments and writes the shape and element type of each tensor it
/// made into that value's type. Copies of the graph keep them. The shapes hold for these arguments
/// alone: the passes compare them, LibTorch does not use them. Throws what LibTorch throws.
void recordShapes(const std::shared_ptr<torch::jit::Graph>& graph,
                  std::vector<c10::IValue> arguments);

} // namespace maskscope
