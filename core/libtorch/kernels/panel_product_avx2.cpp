// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// Compiled for AVX2: this file may use nothing inline from a header that other files use too.
#include "core/libtorch/kernels/panel_product_tile.h"

namespace maskscope {

void multiplyPanelsAvx2(const PanelProduct& product, std::int64_t begin, std::int64_t end)
{
    Tiles<8, 2>::multiply(product, begin, end);
}

} // namespace maskscope
