// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>
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

    [[nodiscard]] std::int64_t flops() const
    {
        std::int64_t sum = 0;
        for (const OperatorShare& share : operators) {
            sum += share.flops;
        }
        return sum;
    }
};

} // namespace maskscope
