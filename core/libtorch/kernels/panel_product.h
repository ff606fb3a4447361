// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>

namespace maskscope {

/// Columns of a weight that lie together: oneDNN's fp32 layout, [panels][in, padded][64].
inline constexpr std::int64_t kPanelColumns = 64;
/// What a thread can be given: a half of a panel.
inline constexpr std::int64_t kShareColumns = 32;

enum class AfterProduct
{
    Nothing,
    Relu,
    Gelu, ///< exact: with erf
};

/// y = after(x * weight + bias + add), fp32, rows one behind the other. Pointers are only read, but
/// for y.
struct PanelProduct
{
    const float* x = nullptr; ///< [rows, in]
    std::int64_t rows = 0;
    std::int64_t in = 0;
    const float* panels = nullptr;
    std::int64_t panelStep = 0; ///< numbers from one panel to the next
    const float* bias = nullptr; ///< [panels * 64], or null
    const float* add = nullptr; ///< [rows, yStep], or null
    AfterProduct after = AfterProduct::Nothing;
    float* y = nullptr; ///< [rows, yStep]
    std::int64_t yStep = 0; ///< at least panels * 64
};

/// Works out the columns of shares [begin, end). Any number of threads may each take their shares.
using PanelKernel = void (*)(const PanelProduct& product, std::int64_t begin, std::int64_t end);

/// For few rows: each weight is read from memory once, ahead of its use, where oneDNN 3.12 waits
/// for it. Null: this processor has neither AVX-512 nor AVX2.
[[nodiscard]] PanelKernel panelKernel();

void multiplyPanelsAvx512(const PanelProduct& product, std::int64_t begin, std::int64_t end);
void multiplyPanelsAvx2(const PanelProduct& product, std::int64_t begin, std::int64_t end);

} // namespace maskscope
