// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/kernels/vnni_product.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace maskscope {

/// x in 8 bits. Each row is rounded by its own values, so that the texts of a batch do not change
/// each other's answers.
struct RoundedRows
{
    at::Tensor levels; ///< uint8, sizes of x
    std::vector<RowScale> scales;
};

/// Zero is one of the levels, as in PyTorch's own dynamic quantization. x is fp32 and contiguous.
[[nodiscard]] RoundedRows roundedRows(const at::Tensor& x);

/// Gives the sums of levels times weights their scale, and takes out what the zero level added.
/// `weightSums` and `bias` (undefined: none) have a number for each column.
void scaleRows(at::Tensor& sums, const std::vector<RowScale>& scales, const at::Tensor& weightSums,
               const at::Tensor& bias);

} // namespace maskscope
