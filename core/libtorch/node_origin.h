// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <string>

namespace torch::jit {
struct Node;
}

namespace maskscope {

/// Where a node of an inlined graph comes from.
struct NodeOrigin
{
    std::string module; ///< path: "bert.encoder.layer.0"; "" for the model itself
    std::string source; ///< Python file and line, "modeling_bert.py:238"; "" without debug records
};

[[nodiscard]] NodeOrigin originOf(const torch::jit::Node& node);

} // namespace maskscope
