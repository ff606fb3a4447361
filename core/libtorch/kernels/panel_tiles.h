// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// The kernel itself, for the files that compile it for one kind of processor each. It calls nothing
// of the standard library: what is inline there would be compiled for that processor, and the
// linker may keep that copy for all.
#pragma once

#include "core/libtorch/kernels/block_rows.h"

namespace maskscope {

namespace {

/// The columns at a time: `MostVectors` registers of `Lanes` numbers.
template <int Lanes, int MostVectors>
class PanelTiles
{
public:
    static void multiply(const PanelProduct& p, std::int64_t begin, std::int64_t end)
    {
        constexpr std::int64_t kShares = kPanelColumns / kShareColumns;
        constexpr bool kTakesPanels = MostVectors * Lanes == kPanelColumns;
        while (begin < end) {
            const bool isPanel = kTakesPanels && begin % kShares == 0 && end - begin >= kShares;
            const std::int64_t column = begin * kShareColumns;
            if (isPanel) {
                columns<MostVectors>(p, column);
            } else {
                share(p, column);
            }
            begin += isPanel ? kShares : 1;
        }
    }

private:
    /// From 64 rows on it costs less to fetch weights from the second cache than sums.
    static constexpr std::int64_t kSomeRows = 64;
    static constexpr std::int64_t kDepthOfSome = 384;
    /// Their sums for the columns at hand stay in the second cache.
    static constexpr std::int64_t kRowsTogether = 96;

    static void share(const PanelProduct& p, std::int64_t column)
    {
        constexpr int kWanted = kShareColumns / Lanes;
        constexpr int kVectors = kWanted < MostVectors ? kWanted : MostVectors;
        for (std::int64_t done = 0; done < kShareColumns; done += kVectors * Lanes) {
            columns<kVectors>(p, column + done);
        }
    }

    /// All rows of some columns of one panel. Of many rows some at a time: their sums are wanted
    /// for each part of the weights.
    template <int Count>
    static void columns(const PanelProduct& p, std::int64_t column)
    {
        const std::int64_t groups = (p.rows + kRowsTogether - 1) / kRowsTogether;
        const std::int64_t blocks = (p.rows + kMostRows - 1) / kMostRows;
        const std::int64_t rows = (blocks + groups - 1) / groups * kMostRows;
        for (std::int64_t row = 0; row < p.rows; row += rows) {
            const std::int64_t left = p.rows - row;
            group<Count>(p, column, row, left < rows ? left : rows);
        }
    }

    template <int Count>
    static void group(const PanelProduct& p, std::int64_t column, std::int64_t row,
                      std::int64_t rows)
    {
        const float* weights
            = p.panels + column / kPanelColumns * p.panelStep + column % kPanelColumns;
        const std::int64_t at = row * p.yStep + column;
        const std::int64_t most = p.rows < kSomeRows ? kDepth : kDepthOfSome;
        for (std::int64_t k = 0; k < p.in; k += most) {
            const std::int64_t depth = p.in - k < most ? p.in - k : most;
            const float* next = weights + (k + depth) * kPanelColumns;
            PanelBlock block{p.x + row * p.in + k,
                             p.in,
                             weights + k * kPanelColumns,
                             kPanelColumns,
                             depth,
                             reinterpret_cast<const char*>(next),
                             p.bias == nullptr ? nullptr : p.bias + column,
                             k == 0,
                             k + depth == p.in,
                             p.add == nullptr ? nullptr : p.add + at,
                             p.after,
                             p.y + at,
                             p.yStep};
            rowBlocks<Count>(block, rows, row == 0);
        }
    }

    /// The rows shared out evenly, 13 as 5 + 4 + 4. Each fetches its part of the next weights if it
    /// is the first to read them.
    template <int Count>
    static void rowBlocks(PanelBlock& block, std::int64_t rows, bool isFirst)
    {
        constexpr std::int64_t kLines = Count * Lanes / kLineNumbers;
        const std::int64_t blocks = (rows + kMostRows - 1) / kMostRows;
        const std::int64_t each = isFirst ? (kLines + blocks - 1) / blocks : 0;
        constexpr bool isWhole = Count * Lanes == kPanelColumns;
        for (std::int64_t i = 0; i < blocks; ++i) {
            const std::int64_t taken = rows / blocks + (i < rows % blocks ? 1 : 0);
            fetchingWorkFor<Lanes, Count>(taken, i * each < kLines ? each : 0)(block);
            block.x += taken * block.xStep;
            block.y += taken * block.yStep;
            block.add = block.add == nullptr ? nullptr : block.add + taken * block.yStep;
            block.ahead += each * kLine * (isWhole ? block.depth : 1);
        }
    }
};

} // namespace

} // namespace maskscope
