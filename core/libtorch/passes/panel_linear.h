// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/kernels/panel_product.h"

namespace maskscope {

/// Whether a kernel of ours is there, and as fast as oneDNN for so many rows.
[[nodiscard]] bool suitsPanels(std::int64_t rows, std::int64_t in);

/// Works all columns out in LibTorch's threads, with the kernel that is fastest for its rows.
/// Throws if there is no memory.
void multiplyPanels(const PanelProduct& product, std::int64_t panels);

} // namespace maskscope
