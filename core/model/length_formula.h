// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace maskscope {

/// A whole number that depends on the length L of a text, such as a size of a tensor or a count of
/// operations: (c0 + c1 L + c2 L^2) / divisor, rounded. A number that is no such formula is
/// unknown.
///
/// Example: {0, 1, 0} / 2 rounded up is the length after a pooling that keeps a last odd token.
struct LengthFormula
{
    enum class Rounding
    {
        Down,
        Up,
    };

    std::array<std::int64_t, 3> coefficients{}; ///< of 1, L and L^2
    std::int64_t divisor = 1; ///< above 0
    Rounding rounding = Rounding::Down;
    bool isKnown = true;

    [[nodiscard]] static LengthFormula constant(std::int64_t value) { return {{value, 0, 0}}; }
    [[nodiscard]] static LengthFormula unknown() { return {{}, 1, Rounding::Down, false}; }

    [[nodiscard]] bool isConstant() const
    {
        return isKnown && coefficients[1] == 0 && coefficients[2] == 0;
    }
    /// Nothing if the formula is unknown or the number does not fit.
    [[nodiscard]] std::optional<std::int64_t> at(SequenceLength length) const;

    friend bool operator==(const LengthFormula&, const LengthFormula&) = default;
};

/// As sizes are written: "768", "L", "2L+1", "L/2", "ceil(L/2)", "L^2"; "?" if unknown.
[[nodiscard]] std::string sizeText(const LengthFormula& formula);

/// As counts of operations are written: "0", "14155776L + 3072L^2", "(3L + L^2)/2"; "?" if unknown.
[[nodiscard]] std::string countText(const LengthFormula& formula);

/// Unknown if a summand is, or if the sum has no common formula.
[[nodiscard]] LengthFormula sum(const LengthFormula& left, const LengthFormula& right);

} // namespace maskscope
