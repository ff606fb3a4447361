// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <optional>
#include <string_view>

namespace maskscope {

/// The value that `tokenizers` gives a JSON number. Its reader rounds twice, so that the last bit
/// may differ from the nearest double, and with it which of two equal ways wins.
/// Nothing if the number is too large. `number` must be a valid JSON number.
[[nodiscard]] std::optional<double> readScore(std::string_view number);

} // namespace maskscope
