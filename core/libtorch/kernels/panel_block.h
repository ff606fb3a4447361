// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// For the files that compile the kernel for one kind of processor each (panel_tiles.h).
#pragma once

#include "core/libtorch/kernels/after_product.h"

#include <cstddef>

namespace maskscope {

namespace {

constexpr int kLine = 64; ///< bytes that the caches hold together
constexpr int kLineNumbers = 16;

/// A part of the sums of some rows and columns.
struct PanelBlock
{
    const float* x = nullptr;
    std::int64_t xStep = 0;
    const float* weights = nullptr;
    std::int64_t weightStep = 0; ///< from one row of them to the next
    std::int64_t depth = 0;
    const char* ahead = nullptr; ///< weights that are wanted next, from where this block fetches
    const float* bias = nullptr; ///< null: none
    bool isFirst = true; ///< of the parts; the others go on with y
    bool isLast = true;
    const float* add = nullptr; ///< null: nothing
    AfterProduct after = AfterProduct::Nothing;
    float* y = nullptr;
    std::int64_t yStep = 0;
};

/// A tile of y is `Rows` x `Count` registers of `Lanes` numbers, held while a block's depth is
/// added up; with those of the weights and one of x they fill the registers there are. Meanwhile
/// `Lines` of the next weights are fetched for each row of these: of whole panels one behind the
/// other, which memory gives a third faster than `Lines` of each row.
template <int Lanes, int Rows, int Count, int Lines>
class BlockSum
{
    using V = Vectors<Lanes>;
    using Vector = typename V::Vector;

    static constexpr bool kIsWhole = Count * Lanes == kPanelColumns;
    static constexpr int kSecondCache = 2; ///< of __builtin_prefetch; the first is too small
    template <int N>
    using Row = Vector[static_cast<std::size_t>(N)];

    Row<Count> m_sums[static_cast<std::size_t>(Rows)];

public:
    static void work(const PanelBlock& block)
    {
        BlockSum sum;
        sum.start(block);
        sum.addUp(block);
        sum.finish(block);
    }

private:
    void start(const PanelBlock& block)
    {
        for (int row = 0; row < Rows; ++row) {
            const float* from = block.isFirst ? block.bias : block.y + row * block.yStep;
            for (int v = 0; v < Count; ++v) {
                m_sums[row][v] = from == nullptr ? Vector{} : V::load(from + v * Lanes);
            }
        }
    }

    void addUp(const PanelBlock& block)
    {
        const float* weights = block.weights;
        const char* ahead = block.ahead;
        for (std::int64_t k = 0; k < block.depth; ++k) {
            for (int line = 0; line < Lines; ++line) {
                __builtin_prefetch(ahead + line * kLine, 0, kSecondCache);
            }
            Row<Count> weight;
            for (int v = 0; v < Count; ++v) {
                weight[v] = V::load(weights + v * Lanes);
            }
#pragma GCC unroll 6
            for (int row = 0; row < Rows; ++row) {
                const float x = block.x[row * block.xStep + k];
                for (int v = 0; v < Count; ++v) {
                    m_sums[row][v] += x * weight[v];
                }
            }
            weights += block.weightStep;
            ahead += kIsWhole ? Lines * kLine : kPanelColumns / kLineNumbers * kLine;
        }
    }

    void finish(const PanelBlock& block)
    {
        for (int row = 0; row < Rows; ++row) {
            for (int v = 0; v < Count; ++v) {
                const std::int64_t at = row * block.yStep + v * Lanes;
                V::store(block.y + at,
                         block.isLast ? finished(block, m_sums[row][v], at) : m_sums[row][v]);
            }
        }
    }

    static Vector finished(const PanelBlock& block, const Vector& sum, std::int64_t at)
    {
        const Vector value = block.add == nullptr ? sum : sum + V::load(block.add + at);
        return activated<Lanes>(block.after, value);
    }
};

} // namespace

} // namespace maskscope
