// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/kernels/vnni_product.h"

#include "core/libtorch/processor.h"

namespace maskscope {

VnniKernel bf16Kernel()
{
#if defined(MASKSCOPE_HAS_VECTOR_KERNELS)
    if (canUseTiles()) {
        return multiplyAmxBf16;
    }
    return __builtin_cpu_supports("avx512bf16") != 0 ? multiplyVnniBf16 : nullptr;
#else
    return nullptr;
#endif
}

VnniKernel int8Kernel()
{
#if defined(MASKSCOPE_HAS_VECTOR_KERNELS)
    if (canUseTiles()) {
        return multiplyAmxInt8;
    }
    return __builtin_cpu_supports("avx512vnni") != 0 ? multiplyVnniInt8 : nullptr;
#else
    return nullptr;
#endif
}

} // namespace maskscope
