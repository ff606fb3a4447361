// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/latency/curve_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <set>

namespace maskscope {

namespace {

constexpr std::size_t kTerms = 3;
using Terms = std::array<double, kTerms>;
using Square = std::array<Terms, kTerms>;

/// The sums of least squares; a point of t milliseconds weighs 1 / t^2. Lengths are shares of the
/// longest, so that the squares stay of one size.
struct NormalEquations
{
    Square products{};
    Terms right{};
};

Terms rowOf(const CurvePoint& point, double longest)
{
    const double x = point.length / longest;
    return {1 / point.milliseconds, x / point.milliseconds, x * x / point.milliseconds};
}

NormalEquations equationsOf(std::span<const CurvePoint> points, double longest)
{
    NormalEquations equations;
    for (const CurvePoint& point : points) {
        const Terms row = rowOf(point, longest);
        for (std::size_t i = 0; i < kTerms; ++i) {
            for (std::size_t j = 0; j < kTerms; ++j) {
                equations.products[i][j] += row[i] * row[j];
            }
            equations.right[i] += row[i];
        }
    }
    return equations;
}

void swapRows(NormalEquations& equations, std::size_t a, std::size_t b)
{
    std::swap(equations.products[a], equations.products[b]);
    std::swap(equations.right[a], equations.right[b]);
}

/// Gauss with pivots. NaN where the equations do not tell.
Terms solve(NormalEquations equations)
{
    for (std::size_t column = 0; column < kTerms; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < kTerms; ++row) {
            if (std::abs(equations.products[row][column])
                > std::abs(equations.products[pivot][column])) {
                pivot = row;
            }
        }
        swapRows(equations, column, pivot);
        for (std::size_t row = 0; row < kTerms; ++row) {
            if (row != column) {
                const double factor
                    = equations.products[row][column] / equations.products[column][column];
                for (std::size_t k = column; k < kTerms; ++k) {
                    equations.products[row][k] -= factor * equations.products[column][k];
                }
                equations.right[row] -= factor * equations.right[column];
            }
        }
    }
    Terms solution{};
    for (std::size_t i = 0; i < kTerms; ++i) {
        solution[i] = equations.right[i] / equations.products[i][i];
    }
    return solution;
}

/// With some of the terms held at 0.
Terms solveWith(NormalEquations equations, unsigned usedTerms)
{
    for (std::size_t i = 0; i < kTerms; ++i) {
        if ((usedTerms >> i & 1U) == 0) {
            for (std::size_t j = 0; j < kTerms; ++j) {
                equations.products[i][j] = equations.products[j][i] = i == j ? 1 : 0;
            }
            equations.right[i] = 0;
        }
    }
    return solve(equations);
}

double squaredMiss(const Terms& terms, std::span<const CurvePoint> points, double longest)
{
    double sum = 0;
    for (const CurvePoint& point : points) {
        const Terms row = rowOf(point, longest);
        const double miss = row[0] * terms[0] + row[1] * terms[1] + row[2] * terms[2] - 1;
        sum += miss * miss;
    }
    return sum;
}

bool isAllowed(const Terms& terms)
{
    return std::all_of(terms.begin(), terms.end(),
                       [](double term) { return std::isfinite(term) && term >= 0; });
}

/// Three terms have seven choices of which may be above 0; the best allowed one is the answer.
Terms solveWithoutNegatives(std::span<const CurvePoint> points, double longest)
{
    const NormalEquations equations = equationsOf(points, longest);
    Terms best{};
    double least = std::numeric_limits<double>::infinity();
    for (unsigned used = 1; used < 1U << kTerms; ++used) {
        const Terms terms = solveWith(equations, used);
        const double miss = squaredMiss(terms, points, longest);
        if (isAllowed(terms) && miss < least) {
            best = terms;
            least = miss;
        }
    }
    return best;
}

bool canFit(std::span<const CurvePoint> points)
{
    std::set<double> lengths;
    for (const CurvePoint& point : points) {
        lengths.insert(point.length);
    }
    return lengths.size() >= kTerms
        && std::all_of(points.begin(), points.end(), [](const CurvePoint& point) {
               return point.length > 0 && point.milliseconds > 0
                   && std::isfinite(point.milliseconds);
           });
}

} // namespace

double LatencyCurve::at(double length) const
{
    return constant + perToken * length + perPair * length * length;
}

std::optional<double> LatencyCurve::lengthWithin(double milliseconds) const
{
    const double left = milliseconds - constant;
    if (left <= 0 || perToken + perPair <= 0) {
        return std::nullopt;
    }
    // The root of the quadratic, in the form that also serves without a square.
    return 2 * left / (perToken + std::sqrt(perToken * perToken + 4 * perPair * left));
}

std::optional<LatencyCurve> fitCurve(std::span<const CurvePoint> points)
{
    if (!canFit(points)) {
        return std::nullopt;
    }
    double longest = 0;
    for (const CurvePoint& point : points) {
        longest = std::max(longest, point.length);
    }
    const Terms terms = solveWithoutNegatives(points, longest);
    LatencyCurve curve{terms[0], terms[1] / longest, terms[2] / longest / longest, 0};
    for (const CurvePoint& point : points) {
        curve.largestMiss = std::max(curve.largestMiss,
                                     std::abs(curve.at(point.length) / point.milliseconds - 1));
    }
    return curve;
}

} // namespace maskscope
