// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstddef>
#include <vector>

namespace maskscope {

struct MemoryRange
{
    const void* begin = nullptr;
    std::size_t bytes = 0;
};

/// Gives freed memory back to the system; freed weights would else stay with the program.
void returnFreeMemory();

/// Puts what lies in these ranges, or closely between them, into pages of 2 MB, as far as they
/// cover such pages: weights are read from one end to the other for every answer, and with pages of
/// 4 kB a quarter of that time goes into finding them. Where the system cannot, it stays as it is.
void useLargePages(const std::vector<MemoryRange>& ranges);

} // namespace maskscope
