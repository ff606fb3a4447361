// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/length_contract.h"
#include "core/model/length_formula.h"

#include <cstdint>
#include <span>
#include <vector>

namespace maskscope {

/// A number that was seen at a length.
struct LengthPoint
{
    SequenceLength length;
    std::int64_t value = 0;
};

/// The formula through all points, each length at most once. Unknown rather than wrong: a formula
/// needs more points than it has coefficients, and there must be no second one as simple. A single
/// point, or points of one value, are a constant.
///
/// Example: (13, 7), (16, 8), (23, 12), (30, 15) is ceil(L/2).
[[nodiscard]] LengthFormula fitFormula(std::span<const LengthPoint> points);

/// A few short lengths that a model takes, so far apart that a formula shows: odd and even, with
/// every remainder of a division by 2, 3 and 4 where the contract leaves room. At least one.
[[nodiscard]] std::vector<SequenceLength> lengthsToFitBy(const LengthContract& contract);

} // namespace maskscope
