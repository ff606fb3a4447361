// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace maskscope {

/// `copy` has the same bytes as `first`; both are places in the list that was searched.
struct EqualPair
{
    std::size_t first = 0;
    std::size_t copy = 0;
};

/// Finds the blocks that repeat an earlier one, in order; `first` repeats none. Cheap where nothing
/// repeats: sizes and a few samples tell most blocks apart, only what they do not is read, and
/// nothing is read more than twice.
[[nodiscard]] std::vector<EqualPair>
findEqualBytes(std::span<const std::span<const std::byte>> blocks);

} // namespace maskscope
