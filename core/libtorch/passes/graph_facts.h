// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace at {
class Tensor;
}
namespace torch::jit {
struct Graph;
struct Node;
struct Value;
} // namespace torch::jit

namespace maskscope {

// What the passes ask a graph. Shapes are those its types carry (record_shapes.h).

using Sizes = std::vector<std::int64_t>;

/// Nothing: no tensor, or its shape is not known.
[[nodiscard]] std::optional<Sizes> sizesOf(const torch::jit::Value* value);

[[nodiscard]] std::optional<at::Tensor> constantTensor(const torch::jit::Value* value);
[[nodiscard]] std::optional<std::int64_t> constantInt(const torch::jit::Value* value);
[[nodiscard]] std::optional<double> constantNumber(const torch::jit::Value* value);
/// A constant list, or one put together of constants.
[[nodiscard]] std::optional<Sizes> constantInts(const torch::jit::Value* value);
[[nodiscard]] bool isNone(const torch::jit::Value* value);

/// Is it this operator, e.g. "aten::linear"?
[[nodiscard]] bool isCall(const torch::jit::Node* node, std::string_view name);

/// A linear layer over a constant fp32 weight [out, in] in memory, with a constant bias or none.
[[nodiscard]] bool isConstantLinear(const torch::jit::Node* node);

/// `index` counted from 0; -1 is the last of `rank`.
[[nodiscard]] std::int64_t fromStart(std::int64_t index, std::size_t rank);

/// The only node that uses `value`, or null.
[[nodiscard]] torch::jit::Node* onlyUser(const torch::jit::Value* value);

/// Gives `value`'s uses to `replacement` and removes the node that made it.
void replaceNode(torch::jit::Node* node, torch::jit::Value* replacement);

} // namespace maskscope
