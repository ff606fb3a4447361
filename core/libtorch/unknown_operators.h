// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <string>
#include <vector>

namespace maskscope {

/// All operators among `called` (names as in a CodeSurvey) that this LibTorch does not have, with
/// commas; LibTorch itself tells of the first alone, `reported`, which comes first here.
[[nodiscard]] std::string namesOfUnknown(const std::string& reported,
                                         const std::vector<std::string>& called);

} // namespace maskscope
