// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// Compiled for AVX2.
#include "core/libtorch/kernels/panel_tiles.h"

namespace maskscope {

void multiplyPanelsAvx2(const PanelProduct& product, std::int64_t begin, std::int64_t end)
{
    PanelTiles<8, 2>::multiply(product, begin, end);
}

} // namespace maskscope
