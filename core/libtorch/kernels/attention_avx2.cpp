// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// Compiled for AVX2.
#include "core/libtorch/kernels/attention_tiles.h"

namespace maskscope {

void attendAvx2(const Attention& attention, std::int64_t begin, std::int64_t end, float* scratch)
{
    AttentionTiles<8, 2>::attend(attention, begin, end, scratch);
}

} // namespace maskscope
