// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// Compiled for AVX512-BF16.
#include "core/libtorch/kernels/vnni_tiles.h"

#include <immintrin.h>

namespace maskscope {

namespace {

struct Bf16Format
{
    using Sum = VnniSums::Floats;

    static Sum added(const Sum& sum, const Words& x, const Words& weight)
    {
        return _mm512_dpbf16_ps(sum, __builtin_bit_cast(__m512bh, x),
                                __builtin_bit_cast(__m512bh, weight));
    }
};

} // namespace

void multiplyVnniBf16(const VnniProduct& product, std::int64_t begin, std::int64_t end)
{
    VnniTiles<Bf16Format>::multiply(product, begin, end);
}

} // namespace maskscope
