// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// Compiled for AVX512-VNNI.
#include "core/libtorch/kernels/vnni_tiles.h"

#include <immintrin.h>

namespace maskscope {

namespace {

struct Int8Format
{
    using Sum = VnniSums::Integers;

    static Sum added(const Sum& sum, const Words& x, const Words& weight)
    {
        return __builtin_bit_cast(Sum,
                                  _mm512_dpbusd_epi32(__builtin_bit_cast(__m512i, sum),
                                                      __builtin_bit_cast(__m512i, x),
                                                      __builtin_bit_cast(__m512i, weight)));
    }
};

} // namespace

void multiplyVnniInt8(const VnniProduct& product, std::int64_t begin, std::int64_t end)
{
    VnniTiles<Int8Format>::multiply(product, begin, end);
}

} // namespace maskscope
