// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>

namespace torch::jit {
struct Node;
struct Value;
} // namespace torch::jit

namespace maskscope {

/// `maskscope::rows(x, positions, axis)`: of each text, what stands at its positions. `positions`
/// is [texts, wanted], counted within a text; `axis` of x counts the tokens, its axis 0 the texts
/// (or has the size 1, for all texts the same). With x [2, 7, 8], positions [[3], [5]] and axis 1
/// the result is [2, 1, 8]: x[0, 3] and x[1, 5].
inline constexpr const char* kRowsOperator = "maskscope::rows";

/// Makes the operator known to LibTorch; once is enough.
void registerRowsOperator();

/// A new node of it at the insert point of the graph.
[[nodiscard]] torch::jit::Node* insertRows(torch::jit::Value* x, torch::jit::Value* positions,
                                           std::int64_t axis);

} // namespace maskscope
