// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/top_k.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace maskscope {

namespace {

/// The largest value; NaN if any is.
float maximumOrNaN(std::span<const float> logits)
{
    float maximum = -std::numeric_limits<float>::infinity();
    for (const float value : logits) {
        if (std::isnan(value)) {
            return value;
        }
        maximum = std::max(maximum, value);
    }
    return maximum;
}

/// In double, because 30,000 small terms added to a float lose their tail.
double sumOfExponentials(std::span<const float> logits, float maximum)
{
    double sum = 0;
    for (const float value : logits) {
        sum += static_cast<double>(std::exp(value - maximum));
    }
    return sum;
}

std::vector<std::size_t> bestColumns(std::span<const float> logits, std::size_t k)
{
    std::vector<std::size_t> columns(logits.size());
    std::iota(columns.begin(), columns.end(), std::size_t{0});
    const auto isBetter = [&](std::size_t a, std::size_t b) {
        return logits[a] != logits[b] ? logits[a] > logits[b] : a < b;
    };
    const auto end = columns.begin() + static_cast<std::ptrdiff_t>(std::min(k, columns.size()));
    std::partial_sort(columns.begin(), end, columns.end(), isBetter);
    columns.erase(end, columns.end());
    return columns;
}

} // namespace

Result<std::vector<Ranked>> topK(std::span<const float> logits, std::size_t k)
{
    const float maximum = maximumOrNaN(logits);
    if (!std::isfinite(maximum)) {
        return Error{ErrorCode::NotANumber, {}, {}};
    }
    const double sum = sumOfExponentials(logits, maximum);
    std::vector<Ranked> ranked;
    for (const std::size_t column : bestColumns(logits, k)) {
        const auto weight = static_cast<double>(std::exp(logits[column] - maximum));
        ranked.push_back({column, static_cast<float>(weight / sum)});
    }
    return ranked;
}

} // namespace maskscope
