// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// For the files compiled for AMX; see panel_tiles.h. Parts: split_product.h.
#pragma once

#include "core/libtorch/kernels/split_product.h"

#include <immintrin.h>

namespace maskscope {

namespace {

constexpr int kHigh = 0;
constexpr int kMiddle = 1;
constexpr int kLow = 2;
constexpr int kParts = 3;

/// In the upper halves of 32 bits each; what the lower half of the low part holds is zero.
struct Parts
{
    __m512i part[kParts];
};

/// The nearest bf16 number.
inline __m512i rounded(__m512 value)
{
    const __m512i half = _mm512_set1_epi32(0x8000);
    const __m512i upper = _mm512_set1_epi32(-0x10000);
    return _mm512_and_si512(_mm512_add_epi32(_mm512_castps_si512(value), half), upper);
}

inline Parts partsOf(const float* numbers)
{
    const __m512 value = _mm512_loadu_ps(numbers);
    const __m512i high = rounded(value);
    const __m512 rest = _mm512_sub_ps(value, _mm512_castsi512_ps(high)); // exact, and so the next
    const __m512i middle = rounded(rest);
    const __m512 low = _mm512_sub_ps(rest, _mm512_castsi512_ps(middle));
    return {{high, middle, _mm512_castps_si512(low)}};
}

/// Numbers [0, 16) and [16, 32) of a row, one behind the other.
inline __m512i inRow(__m512i first, __m512i second)
{
    const __m512i uppers
        = _mm512_set_epi16(63, 61, 59, 57, 55, 53, 51, 49, 47, 45, 43, 41, 39, 37, 35, 33, 31, 29,
                           27, 25, 23, 21, 19, 17, 15, 13, 11, 9, 7, 5, 3, 1);
    return _mm512_permutex2var_epi16(first, uppers, second);
}

/// Numbers of two rows, in turn.
inline __m512i inTurn(__m512i first, __m512i second)
{
    using Words __attribute__((vector_size(64))) = std::uint32_t;
    constexpr __mmask32 kSecond = 0xAAAAAAAA;
    const Words shifted = reinterpret_cast<Words>(first) >> 16U;
    return _mm512_mask_blend_epi16(kSecond, reinterpret_cast<__m512i>(shifted), second);
}

} // namespace

} // namespace maskscope
