// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/kernels/vnni_product.h"

#include <cstdint>

namespace at {
class Tensor;
}

namespace maskscope {

/// A linear layer that a kernel of vnni_product.h works out.
struct VnniLayer
{
    const at::Tensor* x = nullptr; ///< bf16, or uint8 levels; contiguous
    const at::Tensor* panels = nullptr; ///< packed_panels.h
    const at::Tensor* bias
        = nullptr; ///< fp32, a number for each column of the panels; or undefined
    Int8Scales int8;
    std::int64_t outs = 0;
    AfterProduct after = AfterProduct::Nothing;
};

/// Whether a kernel can take these panels: all of their numbers are there.
[[nodiscard]] bool areVnniPanels(const at::Tensor& panels);
/// Whether x has few enough rows to be faster than with oneDNN, and goes with the panels, if any.
[[nodiscard]] bool suitsVnni(const at::Tensor& x, const at::Tensor& panels);

/// fp32 [..., outs]
[[nodiscard]] at::Tensor vnniLinear(const VnniLayer& layer, VnniKernel kernel);

} // namespace maskscope
