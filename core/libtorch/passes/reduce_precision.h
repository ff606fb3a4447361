// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/passes/prepack_linear.h"
#include "core/model/engine.h"

#include <string>

namespace maskscope {

/// Why weights cannot be kept as this here, as a phrase to be translated; empty if they can.
[[nodiscard]] std::string whyNotPrecision(Precision precision);

struct ReducedWeights
{
    std::size_t linears = 0; ///< that were replaced
    std::size_t bytes = 0; ///< of their weights now
    std::size_t bytesBefore = 0;
};

/// The pass of bf16 and int8: each linear layer with a constant weight becomes one over a packed
/// copy of less precision, with a GELU, ReLU or tanh that follows folded in. Copies above 100 MB
/// are not made. All else stays fp32. Throws what LibTorch throws.
[[nodiscard]] ReducedWeights reducePrecision(const std::shared_ptr<torch::jit::Graph>& graph,
                                             Precision precision, const PackProgress& progress);

} // namespace maskscope
