// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace torch::jit {
struct Node;
}

namespace maskscope {

/// Input of a node that is to be taken at the masks alone, along one of its axes.
struct GatherMove
{
    std::size_t input = 0;
    std::int64_t axis = 0;
};

/// What has to be taken at the masks so that the result of `node` is, along its `axis`. Nothing: it
/// does not work token by token there, or is not known to. Goes by the shapes in the types.
[[nodiscard]] std::optional<std::vector<GatherMove>> movesOver(const torch::jit::Node* node,
                                                               std::int64_t axis);

} // namespace maskscope
