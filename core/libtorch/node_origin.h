// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <string>
#include <string_view>

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

/// A line of Python as a debug record or a traceback names it.
struct SourceLine
{
    std::string_view file; ///< with its folders
    std::string_view line; ///< digits
};

/// "modeling_bert.py:238", without the author's folders.
[[nodiscard]] std::string shortSource(const SourceLine& source);

[[nodiscard]] NodeOrigin originOf(const torch::jit::Node& node);

} // namespace maskscope
