// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
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

/// What oneDNN can do to a result before it is stored.
struct PostOp
{
    std::string name = "none";
    std::optional<std::string> algorithm;
    torch::jit::Node* node = nullptr; ///< that it stands for
};
/// The activation that alone reads `result`, if it is one that can be folded in.
[[nodiscard]] PostOp postOpAfter(const torch::jit::Value* result);

/// Linear layers with a constant fp32 weight of at most `largest` bytes.
[[nodiscard]] std::vector<torch::jit::Node*> packableLinears(torch::jit::Graph& graph,
                                                             std::size_t largest);

/// A copy of [out, in] in oneDNN's own layout. Throws what LibTorch throws.
[[nodiscard]] at::Tensor packedWeight(const at::Tensor& weight);

/// Takes a constant out of the graph if nothing reads it any more, so that its memory is free
/// before the next weight is copied.
void dropUnread(torch::jit::Value* constant);

/// At the insert point: a packed weight as a constant.
[[nodiscard]] torch::jit::Value* insertPacked(torch::jit::Graph& graph, const at::Tensor& packed);

} // namespace maskscope
