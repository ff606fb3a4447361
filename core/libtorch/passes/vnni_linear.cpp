// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/vnni_linear.h"

#include "core/libtorch/kernels/parallel.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>

namespace maskscope {

namespace {

/// From here on oneDNN does it: with AMX our kernels are ahead at 128 rows, at 256 as fast for the
/// demo model and behind for BERT-base.
constexpr std::int64_t kManyRows = 192;

/// Shares that a thread takes at once: of two, a panel of 64 columns is read from one end to the
/// other.
constexpr std::int64_t kStep = 2;

constexpr std::int64_t kWord = 4; ///< bytes

} // namespace

bool areVnniPanels(const at::Tensor& panels)
{
    return panels.is_cpu() && panels.dim() == 4 && panels.is_contiguous()
        && (panels.size(2) == 2 * kVnniShare || panels.size(2) == kVnniShare)
        && panels.size(3) * static_cast<std::int64_t>(panels.element_size()) == kWord;
}

bool suitsVnni(const at::Tensor& x, const at::Tensor& panels)
{
    const std::int64_t in = x.size(-1);
    return panels.defined() && x.numel() / in < kManyRows && in % (panels.size(3) * kTileWords) == 0
        && in / panels.size(3) <= panels.size(1);
}

at::Tensor vnniLinear(const VnniLayer& layer, VnniKernel kernel)
{
    const at::Tensor& x = *layer.x;
    const at::Tensor& panels = *layer.panels;
    const std::int64_t in = x.size(-1);
    const std::int64_t columns = panels.size(0) * panels.size(2);
    auto sizes = x.sizes().vec();
    sizes.back() = columns;
    at::Tensor y = at::empty(sizes, at::kFloat);
    const VnniProduct product{
        .x = static_cast<const std::uint32_t*>(x.const_data_ptr()),
        .rows = x.numel() / in,
        .words = in / panels.size(3),
        .panels = static_cast<const std::uint32_t*>(panels.const_data_ptr()),
        .panelStep = panels.size(1) * panels.size(2),
        .panelColumns = panels.size(2),
        .int8 = layer.int8,
        .bias = layer.bias->defined() ? layer.bias->const_data_ptr<float>() : nullptr,
        .after = layer.after,
        .y = y.mutable_data_ptr<float>(),
        .yStep = columns,
    };
    inThreads(columns / kVnniShare, kStep,
              [&](std::int64_t begin, std::int64_t end) { kernel(product, begin, end); });
    return layer.outs < columns ? y.narrow(-1, 0, layer.outs).contiguous() : y;
}

} // namespace maskscope
