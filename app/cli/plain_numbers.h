// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace maskscope::cli {

// How people read what several commands tell.

/// With so many digits behind the point.
[[nodiscard]] std::string fixed(double value, int decimals);
/// "-" for a number that is none.
[[nodiscard]] std::string milliseconds(double value);
/// A text and its pair, a line each.
[[nodiscard]] std::string textsText(const std::string& text,
                                    const std::optional<std::string>& pair);

} // namespace maskscope::cli
