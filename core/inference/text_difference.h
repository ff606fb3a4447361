// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"

#include <string_view>
#include <vector>

namespace maskscope {

/// The words that one of two texts has and the other has not, left to right; neighbours are one
/// range.
struct TextDifference
{
    std::vector<CodePointRange> a;
    std::vector<CodePointRange> b;

    [[nodiscard]] bool isEmpty() const { return a.empty() && b.empty(); }
};

/// Word by word, along their longest common subsequence. A hidden word equals another one however
/// it is written ("___", "[MASK]", `maskToken`). Both are valid UTF-8. Texts of thousands of words
/// that differ in most of them are told apart less finely: what lies between their common ends.
/// Example: "the red house" and "the house" differ in [4, 7) and in nothing.
[[nodiscard]] TextDifference differenceOf(std::string_view a, std::string_view b,
                                          std::string_view maskToken);

} // namespace maskscope
