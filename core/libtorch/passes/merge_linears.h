// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstddef>
#include <memory>

namespace torch::jit {
struct Graph;
}

namespace maskscope {

/// The pass: linear layers that read the same tensor (query, key and value of a layer) become one,
/// whose result is cut into views. Returns how many layers were merged.
[[nodiscard]] std::size_t mergeLinears(const std::shared_ptr<torch::jit::Graph>& graph);

} // namespace maskscope
