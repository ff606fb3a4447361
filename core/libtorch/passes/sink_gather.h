// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <memory>

namespace torch::jit {
struct Graph;
struct Value;
} // namespace torch::jit

namespace maskscope {

/// The pass: takes the masks' rows as early as possible, so that the last layer's feed-forward part
/// and its queries run for the masks alone. Its keys and values need all tokens, and so does all
/// that comes before them. True if anything was moved.
[[nodiscard]] bool sinkGather(const std::shared_ptr<torch::jit::Graph>& graph,
                              torch::jit::Value* ids);

} // namespace maskscope
