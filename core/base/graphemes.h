// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"

#include <string_view>
#include <vector>

namespace maskscope {

/// What a person sees as one character (UAX #29 grapheme clusters): left to right, without gaps.
/// Example: "e\u0301x" has the clusters [0, 2) and [2, 3). `validUtf8` as for TextIndex.
[[nodiscard]] std::vector<CodePointRange> graphemeClusters(std::string_view validUtf8);

/// The smallest range of whole clusters that holds `range`. An empty range stays empty and moves to
/// the begin of its cluster; what lies past the end is cut.
[[nodiscard]] CodePointRange widenToClusters(const std::vector<CodePointRange>& clusters,
                                             CodePointRange range);

} // namespace maskscope
