// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

namespace at {
class Tensor;
}
namespace c10 {
struct IValue;
}
namespace torch::jit {
struct Graph;
}

namespace maskscope::test {

using GraphPtr = std::shared_ptr<torch::jit::Graph>;

/// The IR of a graph, whose inputs after the first are these constants.
[[nodiscard]] GraphPtr graphOf(const char* text, const std::vector<c10::IValue>& constants);

/// Its answer. Throws what LibTorch throws.
[[nodiscard]] at::Tensor runGraph(const GraphPtr& graph, const at::Tensor& x);

} // namespace maskscope::test
