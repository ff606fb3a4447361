// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "matrix_cell.h"
#include <map>
#include <string>
#include <vector>

namespace maskscope::test {

/// tests/data/MATRIX.md, from all cells and what was shown for each file.
[[nodiscard]] std::string matrixTable(const std::vector<MatrixCell>& cells,
                                      const std::map<std::string, std::string>& shown);

} // namespace maskscope::test
