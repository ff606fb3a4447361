// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/rounded_rows.h"

#include "core/libtorch/kernels/parallel.h"
#include "core/libtorch/processor.h"

#include <ATen/core/Tensor.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

namespace maskscope {

namespace {

/// GCC makes a copy for each kind of processor, as LibTorch has them.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define MASKSCOPE_VECTORIZED __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define MASKSCOPE_VECTORIZED
#endif

constexpr std::size_t kLanes = 16;
constexpr std::int64_t kGrain = 32768; ///< numbers that are worth a thread
constexpr float kSmallestScale = std::numeric_limits<float>::min();

/// Without VNNI two products are added up in 16 bits, where eight bits of x overflow.
float highestLevel()
{
    return addsInt8InInt32() ? 255 : 127;
}

MASKSCOPE_VECTORIZED RowScale scaleOf(const float* row, std::int64_t width, float most)
{
    std::array<float, kLanes> low{};
    std::array<float, kLanes> high{};
    std::array<float, kLanes> nothing{}; // stays so unless there is a NaN or an infinity
    const auto whole = static_cast<std::size_t>(width) / kLanes * kLanes;
    for (std::size_t i = 0; i < whole; i += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const float value = row[i + lane];
            low[lane] = value < low[lane] ? value : low[lane];
            high[lane] = value > high[lane] ? value : high[lane];
            nothing[lane] += value * 0.0F;
        }
    }
    for (std::size_t i = whole; i < static_cast<std::size_t>(width); ++i) {
        low[0] = std::min(low[0], row[i]);
        high[0] = std::max(high[0], row[i]);
        nothing[0] += row[i] * 0.0F;
    }
    const float least = *std::min_element(low.begin(), low.end());
    const float range = *std::max_element(high.begin(), high.end()) - least;
    if (std::accumulate(nothing.begin(), nothing.end(), 0.0F) != 0.0F) {
        return {std::numeric_limits<float>::quiet_NaN(), 0};
    }
    const float scale = std::max(range / most, kSmallestScale);
    return {scale, std::min(std::max(std::nearbyint(-least / scale), 0.0F), most)};
}

MASKSCOPE_VECTORIZED void roundRow(const float* row, std::uint8_t* to, std::int64_t width,
                                   const RowScale& by, float most)
{
    const float inverse = 1.0F / by.scale;
    for (std::int64_t i = 0; i < width; ++i) {
        const float level = std::nearbyint(row[i] * inverse) + by.zero;
        to[i] = static_cast<std::uint8_t>(std::min(std::max(level, 0.0F), most));
    }
}

MASKSCOPE_VECTORIZED void scaleRow(float* sums, std::int64_t width, const RowScale& by,
                                   const float* weightSums, const float* bias)
{
    for (std::int64_t i = 0; i < width; ++i) {
        sums[i] = by.scale * (sums[i] - by.zero * weightSums[i]);
    }
    for (std::int64_t i = 0; bias != nullptr && i < width; ++i) {
        sums[i] += bias[i];
    }
}

/// Calls `work` for each row, in threads if there is enough to do.
template <typename Work>
void forRows(std::int64_t rows, std::int64_t width, const Work& work)
{
    const std::int64_t grain = std::max<std::int64_t>(1, kGrain / std::max<std::int64_t>(width, 1));
    inThreads(rows, grain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row) {
            work(row);
        }
    });
}

} // namespace

std::vector<RowScale> roundRows(const at::Tensor& x, at::Tensor& levels)
{
    const std::int64_t width = x.size(-1);
    std::vector<RowScale> scales(static_cast<std::size_t>(x.numel() / width));
    const auto* from = x.const_data_ptr<float>();
    auto* to = levels.mutable_data_ptr<std::uint8_t>();
    const float most = highestLevel();
    forRows(x.numel() / width, width, [&](std::int64_t row) {
        RowScale& scale = scales[static_cast<std::size_t>(row)];
        scale = scaleOf(from + row * width, width, most);
        if (!std::isnan(scale.scale)) {
            roundRow(from + row * width, to + row * width, width, scale, most);
        }
    });
    return scales;
}

void scaleRows(at::Tensor& sums, const std::vector<RowScale>& scales, const at::Tensor& weightSums,
               const at::Tensor& bias)
{
    const std::int64_t width = sums.size(-1);
    auto* values = sums.mutable_data_ptr<float>();
    const auto* ofWeight = weightSums.const_data_ptr<float>();
    const float* add = bias.defined() ? bias.const_data_ptr<float>() : nullptr;
    forRows(static_cast<std::int64_t>(scales.size()), width, [&](std::int64_t row) {
        scaleRow(values + row * width, width, scales[static_cast<std::size_t>(row)], ofWeight, add);
    });
}

} // namespace maskscope
