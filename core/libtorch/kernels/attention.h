// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>

namespace maskscope {

/// Rows of fp32 numbers, one for each token of each head of each text: the first of them, and how
/// many numbers it is to those of the next text, head and token. The numbers of a row lie together.
struct HeadRows
{
    const float* first = nullptr;
    std::int64_t textStep = 0;
    std::int64_t headStep = 0;
    std::int64_t tokenStep = 0;
};

/// y = softmax(scale * query key^T + mask) value, for each head of each text.
struct Attention
{
    std::int64_t texts = 0;
    std::int64_t heads = 0;
    std::int64_t queries = 0; ///< of a text
    std::int64_t keys = 0; ///< of a text; as many values
    std::int64_t width = 0; ///< of a head: a multiple of 16
    HeadRows query; ///< [width] each
    HeadRows key; ///< [width] each
    HeadRows value; ///< [width] each
    HeadRows mask; ///< [keys], for each query; steps of 0 repeat. No `first`: no mask
    float scale = 1;
    float* y = nullptr; ///< [texts, queries, heads, width]
};

/// What a thread can be given: so many queries of one head.
inline constexpr std::int64_t kShareQueries = 24;

[[nodiscard]] std::int64_t sharesOf(const Attention& attention);
/// Numbers that a thread needs to work in.
[[nodiscard]] std::int64_t scratchOf(const Attention& attention);

/// Works out shares [begin, end). Any number of threads may each take their shares, with a scratch
/// of their own, best on a multiple of 64 bytes.
using AttentionKernel
    = void (*)(const Attention& attention, std::int64_t begin, std::int64_t end, float* scratch);

/// LibTorch's calls a matrix product for each head and block, and copies for it. This one keeps a
/// head's keys and values in the second cache. Null: this processor has neither AVX-512 nor AVX2.
[[nodiscard]] AttentionKernel attentionKernel();

void attendAvx512(const Attention& attention, std::int64_t begin, std::int64_t end, float* scratch);
void attendAvx2(const Attention& attention, std::int64_t begin, std::int64_t end, float* scratch);

} // namespace maskscope
