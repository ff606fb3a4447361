// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/latency/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace maskscope {

namespace {

/// As numpy interpolates: from the nearer neighbour, so the ends are met exactly.
double interpolate(double low, double high, double part)
{
    const double difference = high - low;
    return part < 0.5 ? low + difference * part : high - difference * (1 - part);
}

double quantileOfSorted(std::span<const double> sorted, double fraction)
{
    if (sorted.empty()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const double place = std::clamp(fraction, 0.0, 1.0) * static_cast<double>(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(std::floor(place));
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    return interpolate(sorted[low], sorted[high], place - std::floor(place));
}

std::vector<double> sortedCopy(std::span<const double> values)
{
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

} // namespace

double quantile(std::span<const double> values, double fraction)
{
    return quantileOfSorted(sortedCopy(values), fraction);
}

TimingStatistics summarize(std::span<const double> milliseconds)
{
    const std::vector<double> sorted = sortedCopy(milliseconds);
    return {.runs = sorted.size(),
            .median = quantileOfSorted(sorted, 0.5),
            .p10 = quantileOfSorted(sorted, 0.1),
            .p25 = quantileOfSorted(sorted, 0.25),
            .p75 = quantileOfSorted(sorted, 0.75),
            .p90 = quantileOfSorted(sorted, 0.9),
            .min = quantileOfSorted(sorted, 0)};
}

} // namespace maskscope
