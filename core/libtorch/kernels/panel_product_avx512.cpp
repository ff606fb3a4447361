// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// Compiled for AVX-512: this file may use nothing inline from a header that other files use too.
#include "core/libtorch/kernels/panel_product_tile.h"

namespace maskscope {

void multiplyPanelsAvx512(const PanelProduct& product, std::int64_t begin, std::int64_t end)
{
    Tiles<16, 4>::multiply(product, begin, end);
}

} // namespace maskscope
