// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// The kernel itself, for the files that compile it for one kind of processor each. It calls nothing
// of the standard library: what is inline there would be compiled for that processor, and the linker
// may keep that copy for all.
#pragma once

#include "core/libtorch/kernels/panel_product.h"

#include <cstddef>

namespace maskscope {

namespace {

/// A tile of y is `Rows` x `Vectors` registers of `Lanes` numbers, held while a block's depth is added
/// up; with those of the weights and one of x they fill the registers there are.
template <int Lanes, int MostVectors> class Tiles
{
public:
    static void multiply(const PanelProduct& p, std::int64_t begin, std::int64_t end)
    {
        while (begin < end) {
            const bool isPanel = MostVectors * Lanes == kPanelColumns
                && begin % (kPanelColumns / kShareColumns) == 0 && end - begin > 1;
            const std::int64_t column = begin * kShareColumns;
            if (isPanel) {
                columns<MostVectors>(p, column);
            } else {
                shareOf(p, column);
            }
            begin += isPanel ? kPanelColumns / kShareColumns : 1;
        }
    }

private:
    using Vector __attribute__((vector_size(Lanes * sizeof(float)))) = float;

    static constexpr int kMostRows = 6;
    /// Of 64 columns the weights take 24 kB: they stay in the first cache for all rows.
    static constexpr std::int64_t kDepth = 96;
    static constexpr int kLine = 64; ///< bytes
    static constexpr int kLineNumbers = 16;
    static constexpr int kSecondCache = 2; ///< of __builtin_prefetch

    /// A part of the sum for some rows and columns.
    struct Block
    {
        const float* x;
        std::int64_t xStep;
        const float* weights;
        std::int64_t depth;
        const char* ahead; ///< weights that are wanted next, of this block's size
        const float* bias; ///< null: none, or the sum goes on
        bool isFirst;
        bool isLast;
        const float* add;
        AfterProduct after;
        float* y;
        std::int64_t yStep;
    };
    using Work = void (*)(const Block&);

    template <int Rows, int Vectors> struct Registers
    {
        Vector of[static_cast<std::size_t>(Rows)][static_cast<std::size_t>(Vectors)];
    };

    static Vector load(const float* from)
    {
        Vector values;
        __builtin_memcpy(&values, from, sizeof values);
        return values;
    }
    static void store(float* to, const Vector& values)
    {
        __builtin_memcpy(to, &values, sizeof values);
    }

    static void shareOf(const PanelProduct& p, std::int64_t column)
    {
        constexpr int kVectors = kShareColumns / Lanes < MostVectors ? kShareColumns / Lanes
                                                                     : MostVectors;
        for (std::int64_t done = 0; done < kShareColumns; done += kVectors * Lanes) {
            columns<kVectors>(p, column + done);
        }
    }

    /// All rows of some columns of one panel.
    template <int Vectors> static void columns(const PanelProduct& p, std::int64_t column)
    {
        const std::int64_t blocks = (p.rows + kMostRows - 1) / kMostRows;
        const float* weights = p.panels + column / kPanelColumns * p.panelStep
            + column % kPanelColumns;
        for (std::int64_t k = 0; k < p.in; k += kDepth) {
            const std::int64_t depth = p.in - k < kDepth ? p.in - k : kDepth;
            Block block{p.x + k,
                        p.in,
                        weights + k * kPanelColumns,
                        depth,
                        reinterpret_cast<const char*>(weights + (k + depth) * kPanelColumns),
                        p.bias == nullptr || k > 0 ? nullptr : p.bias + column,
                        k == 0,
                        k + depth == p.in,
                        p.add == nullptr ? nullptr : p.add + column,
                        p.after,
                        p.y + column,
                        p.yStep};
            rowBlocks<Vectors>(block, p.rows, blocks);
        }
    }

    /// The rows shared out evenly, 13 as 5 + 4 + 4; each fetches its part of the next weights.
    template <int Vectors>
    static void rowBlocks(Block& block, std::int64_t rows, std::int64_t blocks)
    {
        constexpr std::int64_t kLines = Vectors * Lanes / kLineNumbers;
        const std::int64_t each = (kLines + blocks - 1) / blocks;
        for (std::int64_t i = 0; i < blocks; ++i) {
            const std::int64_t taken = rows / blocks + (i < rows % blocks ? 1 : 0);
            const bool fetches = i * each < kLines;
            workFor<Vectors>(taken, fetches ? each : 0)(block);
            block.x += taken * block.xStep;
            block.y += taken * block.yStep;
            block.add = block.add == nullptr ? nullptr : block.add + taken * block.yStep;
            block.ahead += each * kLine;
        }
    }

    template <int Vectors> static Work workFor(std::int64_t rows, std::int64_t lines)
    {
        constexpr int kLines = Vectors * Lanes / kLineNumbers;
        if (lines == 0) {
            return workFor<Vectors, 0>(rows);
        }
        if (lines == 1) {
            return workFor<Vectors, 1>(rows);
        }
        return lines == 2 ? workFor<Vectors, (kLines < 2 ? kLines : 2)>(rows)
                          : workFor<Vectors, kLines>(rows);
    }

    template <int Vectors, int Lines> static Work workFor(std::int64_t rows)
    {
        static constexpr Work kWorks[kMostRows]{
            multiplyBlock<1, Vectors, Lines>, multiplyBlock<2, Vectors, Lines>,
            multiplyBlock<3, Vectors, Lines>, multiplyBlock<4, Vectors, Lines>,
            multiplyBlock<5, Vectors, Lines>, multiplyBlock<6, Vectors, Lines>};
        return kWorks[rows - 1];
    }

    template <int Rows, int Vectors, int Lines> static void multiplyBlock(const Block& block)
    {
        Registers<Rows, Vectors> sums;
        start(block, sums);
        const float* weights = block.weights;
        const char* ahead = block.ahead;
        for (std::int64_t k = 0; k < block.depth; ++k) {
            for (int line = 0; line < Lines; ++line) {
                __builtin_prefetch(ahead + line * kLine, 0, kSecondCache);
            }
            Registers<1, Vectors> weight;
            for (int v = 0; v < Vectors; ++v) {
                weight.of[0][v] = load(weights + v * Lanes);
            }
#pragma GCC unroll 6
            for (int row = 0; row < Rows; ++row) {
                const float x = block.x[row * block.xStep + k];
                for (int v = 0; v < Vectors; ++v) {
                    sums.of[row][v] += x * weight.of[0][v];
                }
            }
            weights += kPanelColumns;
            ahead += kPanelColumns / kLineNumbers * kLine;
        }
        finish(block, sums);
    }

    template <int Rows, int Vectors>
    static void start(const Block& block, Registers<Rows, Vectors>& sums)
    {
        for (int row = 0; row < Rows; ++row) {
            for (int v = 0; v < Vectors; ++v) {
                const float* goesOn = block.isFirst ? block.bias : block.y + row * block.yStep;
                sums.of[row][v] = goesOn == nullptr ? Vector{} : load(goesOn + v * Lanes);
            }
        }
    }

    template <int Rows, int Vectors>
    static void finish(const Block& block, const Registers<Rows, Vectors>& sums)
    {
        for (int row = 0; row < Rows; ++row) {
            for (int v = 0; v < Vectors; ++v) {
                const std::int64_t at = row * block.yStep + v * Lanes;
                store(block.y + at, block.isLast ? finished(block, sums.of[row][v], at)
                                                 : sums.of[row][v]);
            }
        }
    }

    static Vector finished(const Block& block, const Vector& sum, std::int64_t at)
    {
        const Vector value = block.add == nullptr ? sum : sum + load(block.add + at);
        if (block.after == AfterProduct::Relu) {
            return value < 0.0F ? Vector{} : value; // NaN stays
        }
        return block.after == AfterProduct::Gelu ? value * 0.5F * (1.0F + erfOf(value * kRootHalf))
                                                 : value;
    }

    static constexpr float kRootHalf = 0.70710678F;

    /// Eigen's rational approximation, to about 1e-7: odd over even polynomial; beyond 4 it is 1 to
    /// the last bit. NaN stays NaN.
    static Vector erfOf(const Vector& of)
    {
        const Vector low = of < -4.0F ? Vector{} - 4.0F : of;
        const Vector x = low > 4.0F ? Vector{} + 4.0F : low;
        const Vector x2 = x * x;
        Vector odd = x2 * -2.72614225801306e-10F + 2.77068142495902e-08F;
        odd = odd * x2 - 2.10102402082508e-06F;
        odd = odd * x2 - 5.69250639462346e-05F;
        odd = odd * x2 - 7.34990630326855e-04F;
        odd = odd * x2 - 2.95459980854025e-03F;
        odd = odd * x2 - 1.60960333262415e-02F;
        Vector even = x2 * -1.45660718464996e-05F - 2.13374055278905e-04F;
        even = even * x2 - 1.68282697438203e-03F;
        even = even * x2 - 7.37332916720468e-03F;
        even = even * x2 - 1.42647390514189e-02F;
        return x * odd / even;
    }
};

} // namespace

} // namespace maskscope
