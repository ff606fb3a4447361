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
    static void share(const PanelProduct& p, std::int64_t column)
    {
        constexpr int kWanted = kShareColumns / Lanes;
        constexpr int kVectors = kWanted < MostVectors ? kWanted : MostVectors;
        for (std::int64_t done = 0; done < kShareColumns; done += kVectors * Lanes) {
            columns<kVectors>(p, column + done);
        }
    }

    /// All rows of some columns of one panel.
    template <int Count>
    static void columns(const PanelProduct& p, std::int64_t column)
    {
        const float* weights
            = p.panels + column / kPanelColumns * p.panelStep + column % kPanelColumns;
        for (std::int64_t k = 0; k < p.in; k += kDepth) {
            const std::int64_t depth = p.in - k < kDepth ? p.in - k : kDepth;
            const float* next = weights + (k + depth) * kPanelColumns;
            PanelBlock block{p.x + k,
                             p.in,
                             weights + k * kPanelColumns,
                             kPanelColumns,
                             depth,
                             reinterpret_cast<const char*>(next),
                             p.bias == nullptr ? nullptr : p.bias + column,
                             k == 0,
                             k + depth == p.in,
                             p.add == nullptr ? nullptr : p.add + column,
                             p.after,
                             p.y + column,
                             p.yStep};
            rowBlocks<Count>(block, p.rows);
        }
    }

    /// The rows shared out evenly, 13 as 5 + 4 + 4; each fetches its part of the next weights.
    template <int Count>
    static void rowBlocks(PanelBlock& block, std::int64_t rows)
    {
        constexpr std::int64_t kLines = Count * Lanes / kLineNumbers;
        const std::int64_t blocks = (rows + kMostRows - 1) / kMostRows;
        const std::int64_t each = (kLines + blocks - 1) / blocks;
        for (std::int64_t i = 0; i < blocks; ++i) {
            const std::int64_t taken = rows / blocks + (i < rows % blocks ? 1 : 0);
            workFor<Count>(taken, i * each < kLines ? each : 0)(block);
            block.x += taken * block.xStep;
            block.y += taken * block.yStep;
            block.add = block.add == nullptr ? nullptr : block.add + taken * block.yStep;
            block.ahead += each * kLine;
        }
    }

    template <int Count>
    static BlockWork workFor(std::int64_t rows, std::int64_t lines)
    {
        constexpr int kLines = Count * Lanes / kLineNumbers;
        if (lines < 2) {
            return lines == 0 ? blockWorkFor<Lanes, Count, 0>(rows)
                              : blockWorkFor<Lanes, Count, 1>(rows);
        }
        return lines == 2 ? blockWorkFor<Lanes, Count, (kLines < 2 ? kLines : 2)>(rows)
                          : blockWorkFor<Lanes, Count, kLines>(rows);
    }
};

} // namespace

} // namespace maskscope
