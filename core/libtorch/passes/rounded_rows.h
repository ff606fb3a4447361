// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/kernels/vnni_product.h"

#include <vector>

namespace at {
class Tensor;
}

namespace maskscope {

/// Rounds x, fp32 and contiguous, to `levels`, uint8 zeros of its sizes. Each row is rounded by its
/// own values, so that the texts of a batch do not change each other's answers; zero is one of the
/// levels, as in PyTorch's own dynamic quantization.
[[nodiscard]] std::vector<RowScale> roundRows(const at::Tensor& x, at::Tensor& levels);

/// Gives the sums of levels times weights their scale, and takes out what the zero level added.
/// `weightSums` and `bias` (undefined: none) have a number for each column.
void scaleRows(at::Tensor& sums, const std::vector<RowScale>& scales, const at::Tensor& weightSums,
               const at::Tensor& bias);

} // namespace maskscope
