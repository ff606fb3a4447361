// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope::cli {

// How people read what several commands tell.

/// With so many digits behind the point.
[[nodiscard]] std::string fixed(double value, int decimals);
/// "-" for a number that is none.
[[nodiscard]] std::string milliseconds(double value);
/// 22713216 -> "22,713,216"
[[nodiscard]] std::string grouped(std::int64_t number);
[[nodiscard]] std::string megabytes(std::uint64_t bytes);
[[nodiscard]] std::string kilobytes(std::uint64_t bytes);
/// Made printable.
[[nodiscard]] std::string joined(const std::vector<std::string>& names, std::string_view glue);
/// A text and its pair, a line each.
[[nodiscard]] std::string textsText(const std::string& text,
                                    const std::optional<std::string>& pair);

} // namespace maskscope::cli
