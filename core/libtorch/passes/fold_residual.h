// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstddef>
#include <memory>

namespace torch::jit {
struct Graph;
}

namespace maskscope {

/// The pass: linear(x) + y becomes one call of oneDNN's, after prepackLinear. Returns how many.
[[nodiscard]] std::size_t foldResidual(const std::shared_ptr<torch::jit::Graph>& graph);

} // namespace maskscope
