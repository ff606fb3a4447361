// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstddef>
#include <memory>

namespace torch::jit {
struct Graph;
}

namespace maskscope {

/// The pass: softmax(query key^T scale + mask) value, written out, becomes one call of
/// aten::scaled_dot_product_attention, which never stores the table of tokens by tokens. Returns
/// how many were found.
[[nodiscard]] std::size_t fuseAttention(const std::shared_ptr<torch::jit::Graph>& graph);

} // namespace maskscope
