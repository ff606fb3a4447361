// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstddef>
#include <memory>

namespace torch::jit {
struct Graph;
}

namespace maskscope {

/// The pass: aten::scaled_dot_product_attention over fp32 becomes the operator of
/// attention_operator.h, where nothing is dropped out and no token hides from another but by the
/// mask. Returns how many were found.
[[nodiscard]] std::size_t packAttention(const std::shared_ptr<torch::jit::Graph>& graph);

/// Has this processor a kernel for it?
[[nodiscard]] bool canPackAttention();

} // namespace maskscope
