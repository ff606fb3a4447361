// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// For the files that compile the kernels for one kind of processor each (panel_tiles.h).
#pragma once

#include "core/libtorch/kernels/panel_block.h"

namespace maskscope {

namespace {

constexpr int kMostRows = 6; ///< of a block
/// Rows of weights: of 64 columns they take 24 kB, and stay in the first cache for all rows of x.
constexpr std::int64_t kDepth = 96;

using BlockWork = void (*)(const PanelBlock&);

template <int Lanes, int Count, int Lines>
BlockWork blockWorkFor(std::int64_t rows)
{
    static constexpr BlockWork kWorks[kMostRows]{
        BlockSum<Lanes, 1, Count, Lines>::work, BlockSum<Lanes, 2, Count, Lines>::work,
        BlockSum<Lanes, 3, Count, Lines>::work, BlockSum<Lanes, 4, Count, Lines>::work,
        BlockSum<Lanes, 5, Count, Lines>::work, BlockSum<Lanes, 6, Count, Lines>::work};
    return kWorks[rows - 1];
}

/// That fetches so many lines of the next weights, or as many as there are.
template <int Lanes, int Count>
BlockWork fetchingWorkFor(std::int64_t rows, std::int64_t lines)
{
    constexpr int kLines = Count * Lanes / kLineNumbers;
    if (lines < 2) {
        return lines == 0 ? blockWorkFor<Lanes, Count, 0>(rows)
                          : blockWorkFor<Lanes, Count, 1>(rows);
    }
    return lines == 2 ? blockWorkFor<Lanes, Count, (kLines < 2 ? kLines : 2)>(rows)
                      : blockWorkFor<Lanes, Count, kLines>(rows);
}

/// y = x * weights, of any number of rows.
template <int Lanes, int MostVectors>
class BlockRows
{
public:
    /// A multiple of Lanes, as many vectors at a time as there are.
    static void multiply(PanelBlock block, std::int64_t rows, std::int64_t columns)
    {
        while (columns >= MostVectors * Lanes) {
            multiplyRows<MostVectors>(block, rows);
            columns -= MostVectors * Lanes;
        }
        while (columns >= 2 * Lanes) {
            multiplyRows<2>(block, rows);
            columns -= 2 * Lanes;
        }
        if (columns > 0) {
            multiplyRows<1>(block, rows);
        }
    }

private:
    /// All rows, shared out evenly; moves the block on to the next columns.
    template <int Count>
    static void multiplyRows(PanelBlock& block, std::int64_t rows)
    {
        const std::int64_t blocks = (rows + kMostRows - 1) / kMostRows;
        PanelBlock part = block;
        for (std::int64_t i = 0; i < blocks; ++i) {
            const std::int64_t taken = rows / blocks + (i < rows % blocks ? 1 : 0);
            blockWorkFor<Lanes, Count, 0>(taken)(part);
            part.x += taken * part.xStep;
            part.y += taken * part.yStep;
        }
        block.weights += Count * Lanes;
        block.y += Count * Lanes;
    }
};

} // namespace

} // namespace maskscope
