// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/inference/prediction.h"

#include <string>
#include <vector>

namespace maskscope::test {

/// The best words for one mask, best first, as somebody else found them.
struct ExpectedWords
{
    std::vector<std::int64_t> ids;
    std::vector<double> p;
};

/// What another model, or the same one run in another way, found.
[[nodiscard]] ExpectedWords wordsOf(const MaskPrediction& mask);

/// {"ids": [...], "p": [...]}
[[nodiscard]] ExpectedWords readExpectedWords(const Json& mask);

/// Empty if the words found are equal to the expected ones as the command line's contract says it:
/// the same order except among candidates whose ln p differ by less than 2e-3; for p >= 1e-6
/// |ln p - ln p'| <= 2e-3 and |p - p'| <= 1e-4. Else the first difference.
[[nodiscard]] std::string differenceOf(const MaskPrediction& found, const ExpectedWords& expected);

} // namespace maskscope::test
