// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/kernels/panel_product.h"

#include <cstdint>

namespace maskscope {

/// Columns that a thread is given; panels have 32 or 64.
inline constexpr std::int64_t kVnniShare = 32;

/// How a row of x was rounded: value = scale * (level - zero).
struct RowScale
{
    float scale = 1; ///< NaN: not all of the row is finite
    float zero = 0;
};

/// What 8-bit levels and weights stand for.
struct Int8Scales
{
    const RowScale* rows = nullptr; ///< of x
    const float* columns = nullptr; ///< of the weights: [panels * panelColumns]
    const float* weightSums = nullptr; ///< likewise, of each column's weights with their scale
};

/// y = after(x * weight + bias), weights in the VNNI layout [panels][in / n, padded][columns][n]: n
/// numbers of one column are a word of 32 bits. Rows are one behind the other.
struct VnniProduct
{
    const std::uint32_t* x = nullptr; ///< [rows, words]: in words as well
    std::int64_t rows = 0;
    std::int64_t words = 0; ///< in / n
    const std::uint32_t* panels = nullptr;
    std::int64_t panelStep = 0; ///< words from one panel to the next
    std::int64_t panelColumns = 0; ///< 32 or 64
    Int8Scales int8;
    const float* bias = nullptr; ///< [panels * panelColumns], or null
    AfterProduct after = AfterProduct::Nothing;
    float* y = nullptr; ///< [rows, yStep]
    std::int64_t yStep = 0; ///< at least panels * panelColumns
};

/// Works out the columns of shares [begin, end). Any number of threads may each take their shares.
using VnniKernel = void (*)(const VnniProduct& product, std::int64_t begin, std::int64_t end);

/// Two bf16 numbers a word, sums in fp32. Null: this processor has neither AMX nor AVX512-BF16.
[[nodiscard]] VnniKernel bf16Kernel();
/// Four levels of x of 8 bits without sign and four weights with one a word; sums in int32 are
/// exact. Null: this processor has neither AMX nor AVX512-VNNI.
[[nodiscard]] VnniKernel int8Kernel();

/// x has whole tiles of words for these alone.
inline constexpr std::int64_t kTileWords = 16;
void multiplyAmxBf16(const VnniProduct& product, std::int64_t begin, std::int64_t end);
void multiplyAmxInt8(const VnniProduct& product, std::int64_t begin, std::int64_t end);
void multiplyVnniBf16(const VnniProduct& product, std::int64_t begin, std::int64_t end);
void multiplyVnniInt8(const VnniProduct& product, std::int64_t begin, std::int64_t end);

} // namespace maskscope
