// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/length_fit.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>

namespace maskscope {

namespace {

__extension__ typedef __int128 Wide; // products of two 64-bit numbers fit

using Points = std::span<const LengthPoint>;
using Coefficients = std::array<Wide, 3>; // of 1, L and L^2

constexpr std::int64_t kLargestDivisor = 16;
constexpr std::int64_t kLargestFactor = 4; ///< of L in a quotient

bool fits(Wide value)
{
    return value >= std::numeric_limits<std::int64_t>::min()
        && value <= std::numeric_limits<std::int64_t>::max();
}

Wide greatestCommonDivisor(Wide a, Wide b)
{
    while (b != 0) {
        a = std::exchange(b, a % b);
    }
    return a < 0 ? -a : a;
}

/// Is it a whole number at every length?
bool isWhole(const Coefficients& terms, Wide divisor)
{
    for (Wide x = 0; x < divisor; ++x) {
        if ((terms[0] + terms[1] * x + terms[2] * x * x) % divisor != 0) {
            return false;
        }
    }
    return true;
}

/// The fraction in lowest terms, if a formula can hold it.
std::optional<LengthFormula> polynomial(Coefficients terms, Wide divisor)
{
    Wide common = divisor;
    for (const Wide term : terms) {
        common = greatestCommonDivisor(common, term);
    }
    common = divisor < 0 ? -common : common;
    divisor /= common;
    LengthFormula formula;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        terms[i] /= common;
        if (!fits(terms[i])) {
            return std::nullopt;
        }
        formula.coefficients[i] = static_cast<std::int64_t>(terms[i]);
    }
    if (divisor > kLargestDivisor || !isWhole(terms, divisor)) {
        return std::nullopt;
    }
    formula.divisor = static_cast<std::int64_t>(divisor);
    return formula;
}

std::optional<LengthFormula> line(const LengthPoint& first, const LengthPoint& second)
{
    const Wide run = Wide{second.length.value} - first.length.value;
    const Wide rise = Wide{second.value} - first.value;
    return polynomial({first.value * run - rise * first.length.value, rise, 0}, run);
}

/// Through three points, by Lagrange.
std::optional<LengthFormula> parabola(Points points)
{
    const Wide x0 = points[0].length.value;
    const Wide x1 = points[1].length.value;
    const Wide x2 = points[2].length.value;
    const Wide y0 = points[0].value * (x2 - x1);
    const Wide y1 = points[1].value * (x0 - x2);
    const Wide y2 = points[2].value * (x1 - x0);
    return polynomial({y0 * x1 * x2 + y1 * x0 * x2 + y2 * x0 * x1,
                       -(y0 * (x1 + x2) + y1 * (x0 + x2) + y2 * (x0 + x1)), y0 + y1 + y2},
                      (x1 - x0) * (x2 - x0) * (x2 - x1));
}

bool goesThrough(const LengthFormula& formula, Points points)
{
    return std::all_of(points.begin(), points.end(), [&formula](const LengthPoint& point) {
        return formula.at(point.length) == point.value;
    });
}

bool hasOneValue(Points points)
{
    return std::all_of(points.begin(), points.end(), [&points](const LengthPoint& point) {
        return point.value == points.front().value;
    });
}

/// A whole polynomial with fewer coefficients than there are points.
std::optional<LengthFormula> exactFit(Points points)
{
    const auto checked = [&points](std::optional<LengthFormula> formula) {
        return formula && goesThrough(*formula, points) ? formula : std::nullopt;
    };
    const auto straight = checked(line(points[0], points[1]));
    if (straight && (points.size() > 2 || straight->coefficients[0] == 0)) {
        return straight;
    }
    return points.size() > 3 ? checked(parabola(points.first(3))) : std::nullopt;
}

/// The numbers `b` for which (factor L + b) / divisor, rounded down, goes through all points.
struct Shifts
{
    std::int64_t least = std::numeric_limits<std::int64_t>::min();
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
};

Shifts shiftsFor(std::int64_t factor, std::int64_t divisor, Points points)
{
    Shifts shifts;
    for (const LengthPoint& point : points) {
        const std::int64_t least = divisor * point.value - factor * point.length.value;
        shifts.least = std::max(shifts.least, least);
        shifts.most = std::min(shifts.most, least + divisor - 1);
    }
    return shifts;
}

bool contains(const Shifts& shifts, std::int64_t shift)
{
    return shifts.least <= shift && shift <= shifts.most;
}

/// Quotients with remainders, sorted by how simple they are.
struct Quotients
{
    std::vector<LengthFormula> plain; ///< of L
    std::vector<LengthFormula> scaled; ///< of a multiple of L
    std::vector<LengthFormula> shifted; ///< of a sum
};

void addQuotients(Quotients& found, std::int64_t factor, std::int64_t divisor, Points points)
{
    const Shifts shifts = shiftsFor(factor, divisor, points);
    if (shifts.least > shifts.most) {
        return;
    }
    const bool roundsDown = contains(shifts, 0);
    const bool roundsUp = contains(shifts, divisor - 1);
    auto& simple = factor == 1 ? found.plain : found.scaled;
    if (roundsDown) {
        simple.push_back({{0, factor, 0}, divisor, LengthFormula::Rounding::Down});
    }
    if (roundsUp) {
        simple.push_back({{0, factor, 0}, divisor, LengthFormula::Rounding::Up});
    }
    for (std::int64_t b = shifts.least; !roundsDown && !roundsUp && b <= shifts.most; ++b) {
        found.shifted.push_back({{b, factor, 0}, divisor, LengthFormula::Rounding::Down});
    }
}

/// Beyond that no size of a tensor lies, and the products below could overflow.
constexpr std::int64_t kLargestSize = std::int64_t{1} << 48U;

LengthFormula quotientFit(Points points)
{
    const bool isSmall = std::all_of(points.begin(), points.end(), [](const LengthPoint& point) {
        return point.value >= 0 && point.value < kLargestSize;
    });
    if (points.size() < 4 || !isSmall) {
        return LengthFormula::unknown();
    }
    Quotients found;
    for (std::int64_t divisor = 2; divisor <= kLargestDivisor; ++divisor) {
        for (std::int64_t factor = 1; factor <= kLargestFactor; ++factor) {
            if (std::gcd(factor, divisor) == 1) {
                addQuotients(found, factor, divisor, points);
            }
        }
    }
    const auto& candidates = !found.plain.empty() ? found.plain
        : !found.scaled.empty()                   ? found.scaled
                                                  : found.shifted;
    return candidates.size() == 1 ? candidates.front() : LengthFormula::unknown();
}

} // namespace

LengthFormula fitFormula(Points points)
{
    if (points.empty()) {
        return LengthFormula::unknown();
    }
    if (hasOneValue(points)) {
        return LengthFormula::constant(points.front().value);
    }
    return exactFit(points).value_or(quotientFit(points));
}

std::vector<SequenceLength> lengthsToFitBy(const LengthContract& contract)
{
    constexpr std::array<std::int64_t, 4> kOffsets{0, 3, 10, 17};
    constexpr std::int64_t kUsual = 13; // the first of 13, 16, 23, 30
    const bool hasOne = contract.kind == LengthKind::Fixed || contract.kind == LengthKind::Unsafe;
    if (hasOne) {
        return {contract.max.value_or(contract.min)};
    }
    const std::int64_t low = std::max<std::int64_t>(contract.min.value, 1);
    const std::int64_t high = std::max(
        low, contract.max.value_or(SequenceLength{low + kUsual + kOffsets.back()}).value);
    const std::int64_t span = std::min(kOffsets.back(), high - low);
    const std::int64_t first = std::min(std::max(low, kUsual), high - span);
    std::vector<SequenceLength> lengths;
    for (const std::int64_t offset : kOffsets) {
        const SequenceLength length{first + offset * span / kOffsets.back()};
        if (lengths.empty() || length > lengths.back()) {
            lengths.push_back(length);
        }
    }
    return lengths;
}

} // namespace maskscope
