// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/plain_numbers.h"

#include "app/cli/plain_table.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace maskscope::cli {

std::string fixed(double value, int decimals)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

std::string milliseconds(double value)
{
    return std::isfinite(value) ? fixed(value, value < 100 ? 2 : 0) : "-";
}

/// 22713216 -> "22,713,216"
std::string grouped(std::int64_t number)
{
    std::string digits = std::to_string(number);
    const std::size_t first = digits.front() == '-' ? 1 : 0;
    for (std::size_t i = digits.size(); i > first + 3; i -= 3) {
        digits.insert(i - 3, 1, ',');
    }
    return digits;
}

std::string megabytes(std::uint64_t bytes)
{
    return fixed(static_cast<double>(bytes) / 1e6, bytes < 10'000'000 ? 2 : 1) + " MB";
}

std::string kilobytes(std::uint64_t bytes)
{
    return fixed(static_cast<double>(bytes) / 1e3, 1) + " KB";
}

std::string joined(const std::vector<std::string>& names, std::string_view glue)
{
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : std::string(glue)) + printable(name);
    }
    return text;
}

std::string textsText(const std::string& text, const std::optional<std::string>& pair)
{
    return printable(text) + "\n" + (pair.has_value() ? printable(*pair) + "\n" : std::string());
}

} // namespace maskscope::cli
