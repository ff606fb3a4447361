// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// For the files that compile the kernels for one kind of processor each; see panel_tiles.h.
#pragma once

#include "core/libtorch/kernels/vnni_sums.h"

namespace maskscope {

namespace {

using Words __attribute__((vector_size(64))) = std::uint32_t;

/// Some rows and columns of the product.
struct VnniBlock
{
    const std::uint32_t* weights = nullptr;
    std::int64_t row = 0;
    std::int64_t column = 0;
};

/// `Rows` x `Count` registers hold the sums. `Format` has their type Sum and adds the products of
/// two words (`added`). `Fetches`: it is the first to read
/// these weights.
template <typename Format, int Rows, int Count, bool Fetches>
class VnniTile
{
    using Sum = typename Format::Sum;

public:
    static void work(const VnniProduct& p, const VnniBlock& block)
    {
        Sum sums[static_cast<std::size_t>(Rows)][static_cast<std::size_t>(Count)]{};
        const std::uint32_t* x = p.x + block.row * p.words;
        const std::uint32_t* weights = block.weights;
        for (std::int64_t word = 0; word < p.words; ++word) {
            Words weight[static_cast<std::size_t>(Count)];
            for (int v = 0; v < Count; ++v) {
                if (Fetches) {
                    __builtin_prefetch(weights + v * VnniSums::kLanes + kAhead, 0, kSecondCache);
                }
                __builtin_memcpy(&weight[v], weights + v * VnniSums::kLanes, sizeof(Words));
            }
#pragma GCC unroll 6
            for (int row = 0; row < Rows; ++row) {
                const Words ofX = Words{} + x[row * p.words + word];
                for (int v = 0; v < Count; ++v) {
                    sums[row][v] = Format::added(sums[row][v], ofX, weight[v]);
                }
            }
            weights += p.panelColumns;
        }
        for (int row = 0; row < Rows; ++row) {
            for (int v = 0; v < Count; ++v) {
                VnniSums::store(p, sums[row][v], block.row + row,
                                block.column + v * VnniSums::kLanes);
            }
        }
    }

private:
    static constexpr std::int64_t kAhead = 2048; ///< words: of the weights as they follow
    static constexpr int kSecondCache = 2; ///< of __builtin_prefetch
};

template <typename Format>
class VnniTiles
{
public:
    static void multiply(const VnniProduct& p, std::int64_t begin, std::int64_t end)
    {
        constexpr std::int64_t kShares = 2; ///< of a panel of 64 columns
        while (begin < end) {
            const bool isPanel = p.panelColumns == kShares * kVnniShare && begin % kShares == 0
                && end - begin >= kShares;
            if (isPanel) {
                columns<kShares * kVnniShare / VnniSums::kLanes>(p, begin * kVnniShare);
            } else {
                columns<kVnniShare / VnniSums::kLanes>(p, begin * kVnniShare);
            }
            begin += isPanel ? kShares : 1;
        }
    }

private:
    static constexpr int kMostRows = 6;

    template <int Count, bool Fetches>
    static void tile(const VnniProduct& p, const VnniBlock& block, std::int64_t rows)
    {
        using Work = void (*)(const VnniProduct&, const VnniBlock&);
        static constexpr Work kWorks[kMostRows]{
            VnniTile<Format, 1, Count, Fetches>::work, VnniTile<Format, 2, Count, Fetches>::work,
            VnniTile<Format, 3, Count, Fetches>::work, VnniTile<Format, 4, Count, Fetches>::work,
            VnniTile<Format, 5, Count, Fetches>::work, VnniTile<Format, 6, Count, Fetches>::work};
        kWorks[rows - 1](p, block);
    }

    /// All rows of some columns of one panel, shared out evenly, 13 as 5 + 4 + 4.
    template <int Count>
    static void columns(const VnniProduct& p, std::int64_t column)
    {
        VnniBlock block{p.panels + column / p.panelColumns * p.panelStep + column % p.panelColumns,
                        0, column};
        const std::int64_t blocks = (p.rows + kMostRows - 1) / kMostRows;
        for (std::int64_t i = 0; i < blocks; ++i) {
            const std::int64_t taken = p.rows / blocks + (i < p.rows % blocks ? 1 : 0);
            if (i == 0) {
                tile<Count, true>(p, block, taken);
            } else {
                tile<Count, false>(p, block, taken);
            }
            block.row += taken;
        }
    }
};

} // namespace

} // namespace maskscope
