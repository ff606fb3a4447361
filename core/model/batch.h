// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace maskscope {

/// Texts of one length, row after row. All vectors hold rows x length values. The model reads only
/// the inputs it has.
struct Batch
{
    std::size_t rows = 0;
    std::size_t length = 0; ///< tokens per row
    std::vector<std::int64_t> ids;
    std::vector<std::int64_t> attentionMask; ///< 1: read, 0: padding
    std::vector<std::int64_t> typeIds;
};

/// Where an answer is wanted.
struct MaskPosition
{
    std::size_t row = 0;
    std::size_t position = 0; ///< token index
};

/// fp32, [masks, vocabulary], row-major, in the order of the positions asked for. Without a head:
/// no values, vocabulary 0.
struct Logits
{
    std::size_t masks = 0;
    std::size_t vocabulary = 0;
    std::vector<float> values;

    [[nodiscard]] std::span<const float> row(std::size_t mask) const
    {
        return std::span(values).subspan(mask * vocabulary, vocabulary);
    }
};

} // namespace maskscope
