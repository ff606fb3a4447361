// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/kernels/attention.h"

#include "core/libtorch/kernels/attention_scratch.h"
#include "core/libtorch/kernels/kernel_choice.h"

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
#if defined(MASKSCOPE_HAS_VECTOR_KERNELS)
    return bestKernel(attendAvx512, attendAvx2);
#else
    return nullptr;
#endif
}

} // namespace maskscope
