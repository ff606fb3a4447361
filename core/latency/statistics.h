// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstddef>
#include <span>

namespace maskscope {

/// Quantile of values in any order, linear between neighbours as numpy.percentile does by default.
/// `fraction` 0 to 1; NaN for no values.
[[nodiscard]] double quantile(std::span<const double> values, double fraction);

/// Milliseconds; all NaN for no runs.
struct TimingStatistics
{
    std::size_t runs = 0;
    double median = 0;
    double p10 = 0;
    double p25 = 0;
    double p75 = 0;
    double p90 = 0;
    double min = 0;

    /// The middle half of the runs lies wider than a tenth of the median: something else was going
    /// on, so measure again.
    [[nodiscard]] bool isNoisy() const { return p75 - p25 > kMostSpread * median; }

    static constexpr double kMostSpread = 0.1;
};
[[nodiscard]] TimingStatistics summarize(std::span<const double> milliseconds);

} // namespace maskscope
