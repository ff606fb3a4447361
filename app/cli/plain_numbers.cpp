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

std::string textsText(const std::string& text, const std::optional<std::string>& pair)
{
    return printable(text) + "\n" + (pair.has_value() ? printable(*pair) + "\n" : std::string());
}

} // namespace maskscope::cli
