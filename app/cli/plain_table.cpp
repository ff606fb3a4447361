// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/plain_table.h"

#include "core/base/utf.h"

#include <algorithm>
#include <array>

namespace maskscope::cli {

namespace {

constexpr std::string_view kGap = "  ";

struct CodePoints
{
    char32_t first;
    char32_t last;
};

constexpr std::array kWide{
    CodePoints{0x1100, 0x115F},   CodePoints{0x2E80, 0x303E},   CodePoints{0x3041, 0xA4CF},
    CodePoints{0xAC00, 0xD7A3},   CodePoints{0xF900, 0xFAFF},   CodePoints{0xFE30, 0xFE6F},
    CodePoints{0xFF00, 0xFF60},   CodePoints{0xFFE0, 0xFFE6},   CodePoints{0x1F300, 0x1F64F},
    CodePoints{0x1F900, 0x1F9FF}, CodePoints{0x20000, 0x3FFFD},
};
constexpr std::array kCombining{
    CodePoints{0x0300, 0x036F}, CodePoints{0x0591, 0x05BD}, CodePoints{0x064B, 0x065F},
    CodePoints{0x0E34, 0x0E3A}, CodePoints{0x200B, 0x200F}, CodePoints{0x20D0, 0x20FF},
    CodePoints{0xFE00, 0xFE0F},
};
constexpr std::array kUnprintable{
    CodePoints{0x00, 0x1F},     CodePoints{0x7F, 0x9F},     CodePoints{0x200E, 0x200F},
    CodePoints{0x2028, 0x202E}, CodePoints{0x2066, 0x2069},
};

template <std::size_t Size>
bool isIn(const std::array<CodePoints, Size>& ranges, char32_t c)
{
    return std::any_of(ranges.begin(), ranges.end(), [c](const CodePoints& range) {
        return c >= range.first && c <= range.last;
    });
}

std::string lineOf(const std::vector<std::string>& row, const std::vector<Align>& columns,
                   const std::vector<std::size_t>& widths)
{
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string fill(widths[i] - displayWidth(row[i]), ' ');
        line += i == 0 ? "" : kGap;
        line += columns[i] == Align::Right ? fill + row[i] : row[i] + fill;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

} // namespace

std::string printable(std::string_view utf8)
{
    std::string text;
    for (const char32_t c : toCodePoints(utf8)) {
        if (c == U'\n' || c == U'\r' || c == U'\t') {
            text += ' ';
        } else {
            appendUtf8(text, isIn(kUnprintable, c) ? U'\uFFFD' : c);
        }
    }
    return text;
}

std::size_t displayWidth(std::string_view utf8)
{
    std::size_t width = 0;
    for (const char32_t c : toCodePoints(utf8)) {
        if (!isIn(kCombining, c)) {
            width += isIn(kWide, c) ? 2U : 1U;
        }
    }
    return width;
}

std::string tableText(const std::vector<std::vector<std::string>>& rows,
                      const std::vector<Align>& columns, std::size_t indent)
{
    std::vector<std::vector<std::string>> cells = rows;
    std::vector<std::size_t> widths(columns.size(), 0);
    for (auto& row : cells) {
        row.resize(columns.size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            row[i] = printable(row[i]);
            widths[i] = std::max(widths[i], displayWidth(row[i]));
        }
    }
    std::string text;
    for (const auto& row : cells) {
        text += std::string(indent, ' ') + lineOf(row, columns, widths);
    }
    return text;
}

} // namespace maskscope::cli
