// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// For the files that compile the kernels for one kind of processor each; see panel_tiles.h.
#pragma once

#include "core/libtorch/kernels/after_product.h"
#include "core/libtorch/kernels/vnni_product.h"

namespace maskscope {

namespace {

/// What becomes of 16 sums beside each other.
class VnniSums
{
public:
    using Numbers = Vectors<16>;
    using Floats = Numbers::Vector; ///< sums of bf16 numbers
    using Integers = Numbers::Integers; ///< sums of 8-bit levels times weights
    static constexpr std::int64_t kLanes = 16;

    template <typename Sum>
    static void store(const VnniProduct& p, const Sum& sum, std::int64_t row, std::int64_t column)
    {
        Floats value = number(p, sum, row, column);
        if (p.bias != nullptr) {
            value += Numbers::load(p.bias + column);
        }
        Numbers::store(p.y + row * p.yStep + column, activated<16>(p.after, value));
    }

private:
    static Floats number(const VnniProduct& /*p*/, const Floats& sum, std::int64_t /*row*/,
                         std::int64_t /*column*/)
    {
        return sum;
    }
    /// Gives it its scale, and takes out what the zero level added.
    static Floats number(const VnniProduct& p, const Integers& sum, std::int64_t row,
                         std::int64_t column)
    {
        const RowScale& by = p.int8.rows[row];
        const Floats scaled
            = __builtin_convertvector(sum, Floats) * Numbers::load(p.int8.columns + column);
        return (scaled - Numbers::load(p.int8.weightSums + column) * by.zero) * by.scale;
    }
};

} // namespace

} // namespace maskscope
