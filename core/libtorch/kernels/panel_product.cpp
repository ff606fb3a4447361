// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/kernels/panel_product.h"

#include "core/libtorch/kernels/kernel_choice.h"

namespace maskscope {

PanelKernel panelKernel()
{
#if defined(MASKSCOPE_HAS_VECTOR_KERNELS)
    return bestKernel(multiplyPanelsAvx512, multiplyPanelsAvx2);
#else
    return nullptr;
#endif
}

} // namespace maskscope
