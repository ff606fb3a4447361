// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// For the files that compile the kernels for one kind of processor each (attention_tiles.h).
#pragma once

#include "core/libtorch/kernels/attention_scratch.h"
#include "core/libtorch/kernels/vectors.h"

namespace maskscope {

namespace {

/// One head of one text, its keys and values laid out as the products want them.
template <int Lanes>
class AttentionHead
{
    using V = Vectors<Lanes>;

public:
    AttentionHead(const Attention& attention, float* scratch)
        : kept(attention, scratch)
        , columns((attention.keys + Lanes - 1) / Lanes * Lanes)
        , a(attention)
    {}

    void take(std::int64_t index)
    {
        m_text = index / a.heads;
        m_head = index % a.heads;
        m_mask = a.mask.first == nullptr ? nullptr : firstOf(a.mask);
        packKeys(firstOf(a.key));
        copyValues(firstOf(a.value));
        takeMask(m_mask);
    }

    /// If each query has a mask of its own.
    void takeMaskOf(std::int64_t query)
    {
        if (m_mask != nullptr && a.mask.tokenStep != 0) {
            takeMask(m_mask + query * a.mask.tokenStep);
        }
    }

    const float* query(std::int64_t index) const
    {
        return firstOf(a.query) + index * a.query.tokenStep;
    }

    float* y(std::int64_t query) const
    {
        return a.y + ((m_text * a.queries + query) * a.heads + m_head) * a.width;
    }

    const AttentionScratch kept;
    const std::int64_t columns; ///< keys, filled up to whole registers

private:
    const float* firstOf(const HeadRows& rows) const
    {
        return rows.first + m_text * rows.textStep + m_head * rows.headStep;
    }

    void packKeys(const float* key) const
    {
        for (std::int64_t k = 0; k < columns; ++k) {
            float* column
                = kept.keys + k / kPanelColumns * a.width * kPanelColumns + k % kPanelColumns;
            const float* row = key + k * a.key.tokenStep;
            for (std::int64_t i = 0; i < a.width; ++i) {
                column[i * kPanelColumns] = k < a.keys ? row[i] * a.scale : 0.0F;
            }
        }
    }

    void copyValues(const float* value) const
    {
        for (std::int64_t k = 0; k < a.keys; ++k) {
            for (std::int64_t i = 0; i < a.width; i += Lanes) {
                V::store(kept.values + k * a.width + i, V::load(value + k * a.value.tokenStep + i));
            }
        }
    }

    void takeMask(const float* mask) const
    {
        for (std::int64_t k = 0; k < columns; ++k) {
            const float known = mask == nullptr || k >= a.keys ? 0.0F : mask[k];
            kept.mask[k] = k < a.keys ? known : -__builtin_inff();
        }
    }

    const Attention& a;
    std::int64_t m_text = 0;
    std::int64_t m_head = 0;
    const float* m_mask = nullptr; ///< of this head
};

} // namespace

} // namespace maskscope
