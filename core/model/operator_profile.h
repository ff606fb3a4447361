// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace maskscope {

/// All calls of one operator during a forward.
struct OperatorShare
{
    std::string name; ///< "aten::linear"
    std::int64_t calls = 0;
    double milliseconds = 0; ///< with what it called itself
    /// 2 x multiply-adds of matrix products (attention's included) and convolutions, nothing else.
    std::int64_t flops = 0;
};

/// One forward taken apart into the operators that the program calls.
struct OperatorProfile
{
    std::vector<OperatorShare> operators; ///< the longest first
    double milliseconds = 0; ///< of the whole forward
    bool isRewritten = false; ///< another program ran than the saved one, which may do less
    std::optional<std::int64_t> savedFlops{}; ///< of the saved one then, if that is known

    /// Of the operators that ran.
    [[nodiscard]] std::int64_t flops() const
    {
        std::int64_t sum = 0;
        for (const OperatorShare& share : operators) {
            sum += share.flops;
        }
        return sum;
    }
    /// Of the program as saved, whatever ran.
    [[nodiscard]] std::optional<std::int64_t> flopsAsSaved() const
    {
        return isRewritten ? savedFlops : std::optional(flops());
    }
};

} // namespace maskscope
