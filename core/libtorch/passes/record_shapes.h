// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <ATen/core/stack.h>

#include <memory>

namespace torch::jit {
struct Graph;
}

namespace maskscope {

/// Runs `graph` once on these arguments and writes the shape and element type of each tensor it
/// made into that value's type. Copies of the graph keep them. The shapes hold for these arguments
/// alone: the passes compare them, LibTorch does not use them. Throws what LibTorch throws.
void recordShapes(const std::shared_ptr<torch::jit::Graph>& graph, torch::jit::Stack arguments);

} // namespace maskscope
