// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope::cli {

enum class Align
{
    Left,
    Right,
};

/// Text that a terminal shows as it is: control characters and changes of direction become U+FFFD
/// (texts, file names and vocabularies are anyone's), line feeds and tabs a blank.
[[nodiscard]] std::string printable(std::string_view utf8);

/// Columns a terminal gives the text: two for East Asian characters, none for combining marks.
[[nodiscard]] std::size_t displayWidth(std::string_view utf8);

/// Rows of cells as lines with aligned columns; cells are made printable, nothing trails a line.
[[nodiscard]] std::string tableText(const std::vector<std::vector<std::string>>& rows,
                                    const std::vector<Align>& columns, std::size_t indent = 2);

} // namespace maskscope::cli
