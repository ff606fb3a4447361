// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// Compiled for AVX-512.
#include "core/libtorch/kernels/attention_tiles.h"

namespace maskscope {

void attendAvx512(const Attention& attention, std::int64_t begin, std::int64_t end, float* scratch)
{
    AttentionTiles<16, 4>::attend(attention, begin, end, scratch);
}

} // namespace maskscope
