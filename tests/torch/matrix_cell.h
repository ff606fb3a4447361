// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <string>
#include <vector>

namespace maskscope::test {

/// One file of the test matrix, as tests/data/make_models.py describes it: what kind of file it is,
/// and what PyTorch, transformers and Hugging Face's fill-mask say about it.
struct MatrixCell
{
    std::string row;
    std::string column;
    std::string file; ///< empty: there is none, `reason` says why
    std::string reason;
    std::string error; ///< with which it has to be refused; empty: it has to answer
    std::string found; ///< what that error has to call it, if it has to call it something
    std::string warning; ///< it has to come with this one, and no answers can be compared
    Json inputs; ///< names
    Json truth;
    Json texts;
};

/// All cells, in the order of the table; empty if ./test has not made them.
[[nodiscard]] std::vector<MatrixCell> readMatrix();

/// What Maskscope makes of a file.
struct MatrixOutcome
{
    std::string shown; ///< in the table: "any", "fixed 16", "NO_LM_HEAD"
    std::vector<std::string> problems; ///< what contradicts the cell; empty if all is well
};

/// Opens the file twice, to run fast and plain, and compares their answers to all texts. Empty if
/// they are equal, and if the file does not open at all.
[[nodiscard]] std::string compareEngines(const MatrixCell& cell);

/// Opens the file and asks it about all texts, as `maskscope-cli fill` does.
[[nodiscard]] MatrixOutcome tryCell(const MatrixCell& cell);

} // namespace maskscope::test
