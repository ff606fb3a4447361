// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/kernels/attention.h"
#include "core/libtorch/kernels/panel_product.h"

namespace maskscope {

namespace {

inline std::int64_t sharesOfHead(const Attention& attention)
{
    return (attention.queries + kShareQueries - 1) / kShareQueries;
}

/// Where a thread keeps one head.
struct AttentionScratch
{
    AttentionScratch(const Attention& of, float* begin)
        : step((of.keys + kPanelColumns - 1) / kPanelColumns * kPanelColumns)
        , keys(begin)
        , values(keys + step * of.width)
        , mask(values + step * of.width)
        , scores(mask + step)
        , size(2 * step * of.width + step + kShareQueries * step)
    {}

    std::int64_t step; ///< keys, filled up to whole panels
    float* keys; ///< [step / 64][width][64]: scaled, transposed
    float* values; ///< [step][width]
    float* mask; ///< [step]: of one query, or of all; what fills it up is -inf
    float* scores; ///< [kShareQueries][step]
    std::int64_t size; ///< of all of it
};

} // namespace

} // namespace maskscope
