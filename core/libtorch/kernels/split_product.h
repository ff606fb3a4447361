// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/kernels/panel_product.h"

#include <cstdint>

namespace maskscope {

/// fp32 on units that multiply bf16 numbers alone (AMX), at several times the rate of fp32's. Each
/// number is split into three bf16 numbers whose sum it is exactly: a high, a middle and a low part
/// with 8 bits each. Six of the nine products of parts are added up, in fp32; the three left out
/// are below the last bit of the whole product (2^-23 of it). A sum of them is nearer to the true
/// one than fp32's own (tests/torch/tst_split_product.cpp).
struct SplitProduct
{
    PanelProduct product; ///< its x is read by `splitRows` alone; `in` a multiple of kSplitDepth
    std::uint16_t* parts = nullptr; ///< of x, aligned to 64 bytes: partsOfRows() numbers
    std::uint16_t* scratch = nullptr; ///< a thread's own: kSplitScratch, aligned to 64 bytes
};

/// Numbers of a row that are split together.
inline constexpr std::int64_t kSplitDepth = 32;
/// Rows that are split together, one group of them a thread.
inline constexpr std::int64_t kSplitGroup = 16;
/// With these rows, parts of x that are wanted at a time stay in the second cache.
inline constexpr std::int64_t kMostSplitRows = 224;
inline constexpr std::int64_t kSplitScratch = 147456; ///< numbers

constexpr std::int64_t partsOfRows(std::int64_t rows, std::int64_t in)
{
    constexpr std::int64_t kParts = 3;
    return (rows + kSplitGroup - 1) / kSplitGroup * kSplitGroup * in * kParts;
}

/// Where a thread takes its shares from (panel_product.h), a range at a time; false: all are taken.
/// With one range behind the other its units are never without work.
struct ShareSource
{
    bool (*take)(void* from, std::int64_t& begin, std::int64_t& end) = nullptr;
    void* from = nullptr;
};

struct SplitKernel
{
    /// Splits rows [begin, end) of x, of up to kMostSplitRows.
    void (*splitRows)(const SplitProduct& product, std::int64_t begin, std::int64_t end);
    /// Works out the columns of the shares once all rows are split.
    void (*multiply)(const SplitProduct& product, ShareSource shares);
};

/// Null: this processor has no AMX.
[[nodiscard]] const SplitKernel* splitKernel();

void splitRowsAmx(const SplitProduct& product, std::int64_t begin, std::int64_t end);
void multiplySplitAmx(const SplitProduct& product, ShareSource shares);

} // namespace maskscope
