// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/length_formula.h"

#include <limits>
#include <string_view>

namespace maskscope {

namespace {

__extension__ typedef __int128 Wide; // products of two 64-bit numbers fit

std::optional<std::int64_t> narrowed(Wide value)
{
    if (value < std::numeric_limits<std::int64_t>::min()
        || value > std::numeric_limits<std::int64_t>::max()) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(value);
}

/// Towards minus infinity.
Wide floorDivided(Wide value, Wide divisor)
{
    const Wide quotient = value / divisor;
    return value % divisor < 0 ? quotient - 1 : quotient;
}

std::string termText(std::int64_t coefficient, std::string_view power)
{
    if (power.empty()) {
        return std::to_string(coefficient);
    }
    const std::string number = coefficient == 1 ? ""
        : coefficient == -1                     ? "-"
                                                : std::to_string(coefficient);
    return number + std::string(power);
}

constexpr std::array<std::string_view, 3> kPowers{"", "L", "L^2"};

/// Terms joined by `plus` and `minus`, in the order of `powers`.
std::string termsText(const LengthFormula& formula, const std::array<std::size_t, 3>& powers,
                      std::string_view plus, std::string_view minus)
{
    std::string text;
    for (const std::size_t power : powers) {
        const std::int64_t coefficient = formula.coefficients[power];
        if (coefficient == 0) {
            continue;
        }
        const std::string term = termText(coefficient, kPowers[power]);
        const bool joinsWithMinus = !text.empty() && coefficient < 0;
        text += text.empty() ? "" : std::string(joinsWithMinus ? minus : plus);
        text += joinsWithMinus ? term.substr(1) : term;
    }
    return text.empty() ? "0" : text;
}

std::size_t termCount(const LengthFormula& formula)
{
    std::size_t count = 0;
    for (const std::int64_t coefficient : formula.coefficients) {
        count += coefficient != 0 ? 1 : 0;
    }
    return count;
}

std::string dividedText(const LengthFormula& formula, const std::string& terms)
{
    if (formula.divisor == 1) {
        return terms;
    }
    const bool isUp = formula.rounding == LengthFormula::Rounding::Up;
    const bool needsBrackets = termCount(formula) > 1;
    const std::string quotient
        = (needsBrackets ? "(" + terms + ")" : terms) + "/" + std::to_string(formula.divisor);
    return isUp ? "ceil(" + quotient + ")" : quotient;
}

} // namespace

std::optional<std::int64_t> LengthFormula::at(SequenceLength length) const
{
    if (!isKnown) {
        return std::nullopt;
    }
    const Wide l = length.value;
    // |L| is below 2^31 in all that runs; a wild one must not overflow the products below.
    constexpr Wide kLongest = Wide{1} << 31U;
    if (l > kLongest || l < 0) {
        return std::nullopt;
    }
    const Wide value
        = Wide{coefficients[0]} + Wide{coefficients[1]} * l + Wide{coefficients[2]} * l * l;
    const bool isUp = rounding == Rounding::Up;
    return narrowed(isUp ? -floorDivided(-value, divisor) : floorDivided(value, divisor));
}

std::string sizeText(const LengthFormula& formula)
{
    return formula.isKnown ? dividedText(formula, termsText(formula, {2, 1, 0}, "+", "-")) : "?";
}

std::string countText(const LengthFormula& formula)
{
    return formula.isKnown ? dividedText(formula, termsText(formula, {0, 1, 2}, " + ", " - "))
                           : "?";
}

LengthFormula sum(const LengthFormula& left, const LengthFormula& right)
{
    const bool areExact
        = left.divisor == right.divisor && (left.divisor == 1 || left.rounding == right.rounding);
    if (!left.isKnown || !right.isKnown || !areExact) {
        return LengthFormula::unknown();
    }
    LengthFormula result = left;
    for (std::size_t i = 0; i < result.coefficients.size(); ++i) {
        const auto both = narrowed(Wide{left.coefficients[i]} + right.coefficients[i]);
        if (!both) {
            return LengthFormula::unknown();
        }
        result.coefficients[i] = *both;
    }
    return result;
}

} // namespace maskscope
