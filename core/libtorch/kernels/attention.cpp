// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/kernels/attention.h"

#include "core/libtorch/kernels/attention_scratch.h"

namespace maskscope {

std::int64_t sharesOf(const Attention& attention)
{
    return attention.texts * attention.heads * sharesOfHead(attention);
}

std::int64_t scratchOf(const Attention& attention)
{
    return AttentionScratch(attention, nullptr).size;
}

AttentionKernel attentionKernel()
{
#if defined(MASKSCOPE_HAS_PANEL_KERNELS)
    if (__builtin_cpu_supports("avx512f") != 0) {
        return attendAvx512;
    }
    if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0) {
        return attendAvx2;
    }
#endif
    return nullptr;
}

} // namespace maskscope
