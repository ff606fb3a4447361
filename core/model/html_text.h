// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/inspection.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

// What an HTML report is written with. It is well-formed XML, too.

/// Text of anyone as HTML shows it: markup is escaped; what no XML may hold, control characters and
/// changes of direction become U+FFFD.
[[nodiscard]] std::string escapedHtml(std::string_view text);

/// `<name attributes>content</name>`; `content` is HTML, `attributes` are ours.
[[nodiscard]] std::string htmlElement(std::string_view name, std::string_view content,
                                      std::string_view attributes = {});

/// Rows of cells that are HTML; the first is the header.
[[nodiscard]] std::string htmlTable(const std::vector<std::vector<std::string>>& rows,
                                    std::string_view attributes = {});

/// 22713216 -> "22,713,216"; in a formula each number.
[[nodiscard]] std::string groupedDigits(std::string_view text);
/// 438449663 -> "438.4 MB".
[[nodiscard]] std::string sizeOnDisk(std::uint64_t bytes);
/// 0.0123 -> "1.2 %".
[[nodiscard]] std::string percentText(double share);
/// "14,155,776L + 3,072L²".
[[nodiscard]] std::string operationsText(const LengthFormula& flops);

/// Class of the style of sizes: "from-length".
[[nodiscard]] const char* originClass(SizeOrigin origin);
/// "[1, L, 768]", each size in the colour of its origin.
[[nodiscard]] std::string shapeHtml(const InspectedTensor& tensor);

} // namespace maskscope
