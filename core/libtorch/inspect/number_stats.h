// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/weight_stats.h"

namespace at {
class Tensor;
}

namespace maskscope {

/// Fills in what `stats` tells of the numbers. Quantized ones count as what they stand for. A
/// tensor without numbers that can be read (on no device, complex) leaves it as it is. Throws what
/// LibTorch throws.
void addNumberStats(const at::Tensor& tensor, WeightStats& stats);

} // namespace maskscope
