// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>
#include <optional>

namespace at {
struct RecordFunction;
}

namespace maskscope {

/// What is known of an operator's multiply-adds when it is called: all of them, or how many there
/// are for each value that it gives.
struct OperatorWork
{
    std::int64_t flops = 0;
    std::int64_t flopsPerValue = 0; ///< of the output
    std::int64_t flopsPerPlace = 0; ///< of the output: its values of one channel
};

/// Nothing for operators that multiply no matrices themselves. Those that leave it to others, such
/// as einsum, are not counted: the others are.
[[nodiscard]] std::optional<OperatorWork> workOf(const at::RecordFunction& call);

/// With the output, when the call has ended.
[[nodiscard]] std::int64_t flopsOf(const OperatorWork& work, const at::RecordFunction& call);

} // namespace maskscope
