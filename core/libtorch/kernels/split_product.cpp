// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/kernels/split_product.h"

#include "core/libtorch/processor.h"

namespace maskscope {

const SplitKernel* splitKernel()
{
#if defined(MASKSCOPE_HAS_VECTOR_KERNELS)
    static constexpr SplitKernel kAmx{splitRowsAmx, multiplySplitAmx};
    return canUseTiles() ? &kAmx : nullptr;
#else
    return nullptr;
#endif
}

} // namespace maskscope
