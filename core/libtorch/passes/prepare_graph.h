// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <memory>

namespace torch::jit {
struct Graph;
struct Module;
} // namespace torch::jit

namespace maskscope {

/// Could the program write into what it is made of? Then nothing of it may be moved or copied.
[[nodiscard]] bool mayWriteIntoWeights(const std::shared_ptr<torch::jit::Graph>& graph);

/// An inlined copy of forward() for the passes: the module's weights are constants of the graph,
/// what works in place makes a new tensor instead, dropout of a model in eval() is gone. The copy
/// shares its weights' memory with the module. Throws what LibTorch throws.
[[nodiscard]] std::shared_ptr<torch::jit::Graph> prepareGraph(const torch::jit::Module& module);

} // namespace maskscope
