// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// The kernel itself, for the files that compile it for one kind of processor each. As
// panel_tiles.h it calls nothing of the standard library.
#pragma once

#include "core/libtorch/kernels/attention_head.h"
#include "core/libtorch/kernels/block_rows.h"

namespace maskscope {

namespace {

/// The columns at a time: `MostVectors` registers of `Lanes` numbers.
template <int Lanes, int MostVectors>
class AttentionTiles
{
    using V = Vectors<Lanes>;
    using Vector = typename V::Vector;
    using Rows = BlockRows<Lanes, MostVectors>;

public:
    static void attend(const Attention& a, std::int64_t begin, std::int64_t end, float* scratch)
    {
        AttentionTiles tiles(a, scratch);
        const std::int64_t each = sharesOfHead(a);
        for (std::int64_t share = begin; share < end; ++share) {
            if (share == begin || share % each == 0) {
                tiles.m_head.take(share / each);
            }
            tiles.answer(share % each * kShareQueries);
        }
    }

private:
    AttentionTiles(const Attention& attention, float* scratch)
        : a(attention)
        , m_head(attention, scratch)
    {}

    void answer(std::int64_t first)
    {
        const std::int64_t left = a.queries - first;
        const std::int64_t queries = left < kShareQueries ? left : kShareQueries;
        float factors[static_cast<std::size_t>(kShareQueries)];
        compare(m_head.query(first), queries);
        for (std::int64_t i = 0; i < queries; ++i) {
            m_head.takeMaskOf(first + i);
            factors[i] = weigh(m_head.kept.scores + i * m_head.kept.step);
        }
        gather(m_head.y(first), queries);
        for (std::int64_t i = 0; i < queries; ++i) {
            multiply(m_head.y(first + i), factors[i]);
        }
    }

    /// Scores of each key for these queries.
    void compare(const float* query, std::int64_t queries) const
    {
        PanelBlock block{.x = query, .xStep = a.query.tokenStep};
        block.weightStep = kPanelColumns;
        block.depth = a.width;
        block.yStep = m_head.kept.step;
        for (std::int64_t k = 0; k < m_head.columns; k += kPanelColumns) {
            const std::int64_t left = m_head.columns - k;
            block.weights = m_head.kept.keys + k * a.width;
            block.y = m_head.kept.scores + k;
            Rows::multiply(block, queries, left < kPanelColumns ? left : kPanelColumns);
        }
    }

    /// Makes e^(score + mask - the largest) of scores; returns what brings their sum to 1.
    float weigh(float* scores) const
    {
        Vector most = Vector{} - __builtin_inff();
        for (std::int64_t k = 0; k < m_head.columns; k += Lanes) {
            const Vector score = V::load(scores + k) + V::load(m_head.kept.mask + k);
            V::store(scores + k, score);
            most = score > most ? score : most;
        }
        const float top = V::largest(most);
        Vector sum{};
        for (std::int64_t k = 0; k < m_head.columns; k += Lanes) {
            const Vector weight = V::exp(V::load(scores + k) - top);
            V::store(scores + k, weight);
            sum += weight;
        }
        return 1.0F / V::total(sum);
    }

    /// The values, each as often as its weight says.
    void gather(float* y, std::int64_t queries) const
    {
        for (std::int64_t k = 0; k < a.keys; k += kDepth) {
            PanelBlock block{.x = m_head.kept.scores + k, .xStep = m_head.kept.step};
            block.weights = m_head.kept.values + k * a.width;
            block.weightStep = a.width;
            block.depth = a.keys - k < kDepth ? a.keys - k : kDepth;
            block.isFirst = k == 0;
            block.y = y;
            block.yStep = a.heads * a.width;
            Rows::multiply(block, queries, a.width);
        }
    }

    void multiply(float* row, float factor) const
    {
        for (std::int64_t i = 0; i < a.width; i += Lanes) {
            V::store(row + i, V::load(row + i) * factor);
        }
    }

    const Attention& a;
    AttentionHead<Lanes> m_head;
};

} // namespace

} // namespace maskscope
