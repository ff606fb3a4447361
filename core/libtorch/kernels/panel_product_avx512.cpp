// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// Compiled for AVX-512.
#include "core/libtorch/kernels/panel_tiles.h"

namespace maskscope {

void multiplyPanelsAvx512(const PanelProduct& product, std::int64_t begin, std::int64_t end)
{
    PanelTiles<16, 4>::multiply(product, begin, end);
}

} // namespace maskscope
