// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <optional>
#include <span>

namespace maskscope {

struct CurvePoint
{
    double length = 0; ///< tokens
    double milliseconds = 0;
};

/// a + bL + cL^2, none of them negative: what is paid once, for each token, for each pair of
/// tokens.
struct LatencyCurve
{
    double constant = 0;
    double perToken = 0;
    double perPair = 0;
    double largestMiss = 0; ///< of a point, as a share of it: 0.05 is 5 %

    [[nodiscard]] double at(double length) const;
    /// The longest text that is done in so many milliseconds; nothing if even the shortest is not,
    /// or if length costs nothing.
    [[nodiscard]] std::optional<double> lengthWithin(double milliseconds) const;
};

/// Least squares of the relative misses, so that short texts count as much as long ones. Nothing
/// for fewer than three lengths.
[[nodiscard]] std::optional<LatencyCurve> fitCurve(std::span<const CurvePoint> points);

} // namespace maskscope
