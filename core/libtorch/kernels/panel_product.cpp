// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/kernels/panel_product.h"

namespace maskscope {

PanelKernel panelKernel()
{
#if defined(MASKSCOPE_HAS_PANEL_KERNELS)
    if (__builtin_cpu_supports("avx512f") != 0) {
        return multiplyPanelsAvx512;
    }
    if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0) {
        return multiplyPanelsAvx2;
    }
#endif
    return nullptr;
}

} // namespace maskscope
