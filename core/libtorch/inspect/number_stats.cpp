// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/inspect/number_stats.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/scalar_tensor.h>
#include <c10/core/QScheme.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace maskscope {

namespace {

constexpr std::int64_t kBlock = std::int64_t{1} << 20U; ///< numbers that are converted at once

/// Smallest, largest and sum.
class FirstLook
{
public:
    template <typename Number>
    void operator()(const Number* numbers, std::int64_t count)
    {
        double blockSum = 0;
        for (std::int64_t i = 0; i < count; ++i) {
            const auto number = static_cast<double>(numbers[i]);
            if (!std::isfinite(number)) {
                ++notFinite;
                continue;
            }
            min = std::min(min, number);
            max = std::max(max, number);
            blockSum += number;
            zeros += number == 0 ? 1 : 0;
            ++finite;
        }
        sum += blockSum;
    }

    double min = std::numeric_limits<double>::infinity();
    double max = -std::numeric_limits<double>::infinity();
    double sum = 0;
    std::int64_t finite = 0;
    std::int64_t zeros = 0;
    std::int64_t notFinite = 0;
};

/// Distances from the mean, and the histogram.
class SecondLook
{
public:
    explicit SecondLook(WeightStats& stats)
        : m_stats(stats)
        , m_mean(stats.mean)
        , m_binsPerUnit(stats.max > stats.min
                            ? static_cast<double>(WeightStats::kBins) / (stats.max - stats.min)
                            : 0)
    {}

    template <typename Number>
    void operator()(const Number* numbers, std::int64_t count)
    {
        double blockSum = 0;
        for (std::int64_t i = 0; i < count; ++i) {
            const auto number = static_cast<double>(numbers[i]);
            if (!std::isfinite(number)) {
                continue;
            }
            blockSum += (number - m_mean) * (number - m_mean);
            const auto bin = static_cast<std::size_t>((number - m_stats.min) * m_binsPerUnit);
            ++m_stats.histogram[std::min(bin, WeightStats::kBins - 1)];
        }
        squares += blockSum;
    }

    double squares = 0;

private:
    WeightStats& m_stats;
    double m_mean;
    double m_binsPerUnit;
};

template <typename Look>
void lookAtBlock(const at::Tensor& block, Look& look)
{
    const bool isSingle = block.scalar_type() == at::kFloat || block.scalar_type() == at::kHalf
        || block.scalar_type() == at::kBFloat16;
    if (isSingle) {
        const at::Tensor numbers = block.to(at::kFloat).contiguous();
        look(numbers.const_data_ptr<float>(), numbers.numel());
    } else {
        const at::Tensor numbers = block.to(at::kDouble).contiguous();
        look(numbers.const_data_ptr<double>(), numbers.numel());
    }
}

/// Cuts along the longest dimension until the pieces are small.
template <typename Look>
void lookAtAll(const at::Tensor& tensor, Look& look)
{
    if (tensor.numel() <= kBlock) {
        return lookAtBlock(tensor, look);
    }
    const auto sizes = tensor.sizes();
    const auto axis = std::max_element(sizes.begin(), sizes.end()) - sizes.begin();
    const std::int64_t size = sizes[static_cast<std::size_t>(axis)];
    const std::int64_t step = std::max<std::int64_t>(1, kBlock / (tensor.numel() / size));
    for (std::int64_t begin = 0; begin < size; begin += step) {
        lookAtAll(tensor.narrow(axis, begin, std::min(step, size - begin)), look);
    }
}

/// Along an axis that has a scale for each place, or a single one.
struct Scales
{
    explicit Scales(const at::Tensor& quantized)
        : isSingle(quantized.qscheme() == at::kPerTensorAffine)
        , axis(isSingle ? 0 : quantized.q_per_channel_axis())
    {
        if (isSingle) {
            scale = at::scalar_tensor(quantized.q_scale(), at::kFloat);
            zero = at::scalar_tensor(quantized.q_zero_point(), at::kFloat);
            return;
        }
        std::vector<std::int64_t> sizes(static_cast<std::size_t>(quantized.dim()), 1);
        sizes[static_cast<std::size_t>(axis)] = quantized.size(axis);
        scale = quantized.q_per_channel_scales().to(at::kFloat).reshape(sizes);
        zero = quantized.q_per_channel_zero_points().to(at::kFloat).reshape(sizes);
    }

    /// What whole numbers of these places stand for.
    [[nodiscard]] at::Tensor meaning(const at::Tensor& numbers, std::int64_t begin) const
    {
        const std::int64_t count = isSingle ? 0 : numbers.size(axis);
        const auto part = [&](const at::Tensor& all) {
            return isSingle ? all : all.narrow(axis, begin, count);
        };
        return numbers.to(at::kFloat).sub(part(zero)).mul(part(scale));
    }

    bool isSingle;
    std::int64_t axis;
    at::Tensor scale;
    at::Tensor zero;
};

/// Only the whole numbers, a byte each, are copied.
template <typename Look>
void lookAtQuantized(const at::Tensor& quantized, Look& look)
{
    const Scales scales(quantized);
    const at::Tensor numbers = quantized.int_repr();
    const std::int64_t size = numbers.size(scales.axis);
    const std::int64_t step = std::max<std::int64_t>(1, kBlock / (numbers.numel() / size));
    for (std::int64_t begin = 0; begin < size; begin += step) {
        const at::Tensor part = numbers.narrow(scales.axis, begin, std::min(step, size - begin));
        lookAtBlock(scales.meaning(part, begin), look);
    }
}

template <typename Look>
void lookAt(const at::Tensor& tensor, Look& look)
{
    const bool isAffine = tensor.is_quantized() && tensor.dim() > 0
        && (tensor.qscheme() == at::kPerTensorAffine || tensor.qscheme() == at::kPerChannelAffine);
    if (isAffine) {
        lookAtQuantized(tensor, look);
    } else if (tensor.is_quantized()) {
        lookAtAll(tensor.dequantize(), look);
    } else {
        lookAtAll(tensor.is_mkldnn() ? tensor.to_dense() : tensor, look);
    }
}

bool isReadable(const at::Tensor& tensor)
{
    return tensor.device().is_cpu() && !tensor.is_complex()
        && (tensor.layout() == at::kStrided || tensor.layout() == at::kMkldnn);
}

} // namespace

void addNumberStats(const at::Tensor& tensor, WeightStats& stats)
{
    if (!isReadable(tensor) || tensor.numel() == 0) {
        return;
    }
    FirstLook first;
    lookAt(tensor, first);
    stats.zeros = first.zeros;
    stats.notFinite = first.notFinite;
    if (first.finite == 0) {
        return;
    }
    const auto count = static_cast<double>(first.finite);
    stats.min = first.min;
    stats.max = first.max;
    stats.mean = first.sum / count;
    SecondLook second(stats);
    lookAt(tensor, second);
    stats.deviation = std::sqrt(second.squares / count);
}

} // namespace maskscope
