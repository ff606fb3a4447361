// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace torch::jit {
struct Graph;
}

namespace maskscope {

/// Told the fraction of the weights that is done; false: stop.
using PackProgress = std::function<bool(double)>;

/// Does this LibTorch, on this processor, have what the pass needs?
[[nodiscard]] bool canPrepack();

/// The pass: each linear layer with a constant weight becomes the operator of packed_operator.h
/// over a copy of the weight in oneDNN's own layout, with a GELU, ReLU or tanh that follows folded
/// in. Weights above 100 MB stay as they are. Returns how many were packed. Throws what LibTorch
/// throws.
[[nodiscard]] std::size_t prepackLinear(const std::shared_ptr<torch::jit::Graph>& graph,
                                        const PackProgress& progress);

} // namespace maskscope
