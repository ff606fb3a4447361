// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/guard/pickle_tree.h"

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

namespace maskscope {

/// What a *.debug_pkl record says, by nodes of its pickle: which part of which text each operator
/// of the code comes from. A text is source code or, in a trace, the Python call stack.
struct DebugLayout
{
    struct Range
    {
        std::size_t text = 0; ///< index into `texts`
        PickleIndex begin = 0; ///< an Int, in bytes of the text
        PickleIndex end = 0;
    };
    std::vector<std::vector<PickleIndex>> texts; ///< strings that follow one another
    std::set<PickleIndex> files; ///< strings: where the texts stand
    std::vector<Range> ranges;
};

/// Reads both forms: (marker, strings, ranges) and, of older PyTorch, the ranges alone. A range is
/// (place in the code, ((text, file, line), begin, end), tag). Nothing for any other form.
[[nodiscard]] std::optional<DebugLayout> readDebugLayout(const PickleTree& record);

} // namespace maskscope
