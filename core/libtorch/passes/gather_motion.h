// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <memory>

namespace torch::jit {
struct Graph;
struct Node;
struct Value;
} // namespace torch::jit

namespace maskscope {

/// Moves `rows` (rows_operator.h) above the node that makes its first input, if that node treats
/// every token alike and nobody else needs its whole result: rows(gelu(x)) becomes gelu(rows(x)).
/// `ids` is the graph's input of token ids, [texts, tokens]. Returns the node it moved over.
[[nodiscard]] torch::jit::Node* moveRowsUp(torch::jit::Node* rows, torch::jit::Value* ids);

/// Makes rows of the same tensor one node.
void mergeEqualRows(const std::shared_ptr<torch::jit::Graph>& graph);

} // namespace maskscope
