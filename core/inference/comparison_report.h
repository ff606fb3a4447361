// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/comparison_steps.h"
#include "core/inference/contest_steps.h"

#include <string>

// What was compared as comma-separated values for other programs: UTF-8, English names, points in
// numbers whatever the language of the window.
namespace maskscope {

/// A line a sentence: what was taken in each bracket, the sentence, for each competing word its
/// probability and rank, ln of the first to the second, the best guess, the error's name.
[[nodiscard]] std::string contestCsv(const ContestResult& result);

/// A line a word of each hidden word.
[[nodiscard]] std::string comparisonCsv(const Comparison& comparison);

} // namespace maskscope
