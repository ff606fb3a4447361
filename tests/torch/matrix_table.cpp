// SPDX-License-Identifier: GPL-3.0-or-later
#include "matrix_table.h"

#include <algorithm>
#include <array>

namespace maskscope::test {

namespace {

constexpr const char* kHead = R"(# What opens, and what it answers

Written by `tst_torch_matrix` with `MASKSCOPE_WRITE_MATRIX=1`; without it the test compares, and fails
if anything here has changed. The files are made by `make_models.py`: real classes of transformers
with random weights, recorded by `torch.jit.trace` with 14 tokens.

Every text that a file answers is answered as Hugging Face's `fill-mask` answers it with the same
weights: the same words in the same order, probabilities within 1e-4 and their logarithms within 2e-3;
the test fails otherwise, and where a file takes other lengths or batches than PyTorch shows it to
answer rightly. The cells say for which lengths: *any*; *fixed* and *range* with the lengths that are
run, to which shorter texts are padded if there is an attention mask; *unsafe* with the one that can
be trusted. Then follow the errors for the other texts. *one by one*: texts do not run together.

## Architectures, and the ways to call `torch.jit.trace`

*one*, *two*, *three*: so many inputs by position, which are those that the class has first.
*keyword*: `example_kwarg_inputs`. *dict*: `strict=False`. *tuple*: with all hidden states.

)";

using Shown = std::map<std::string, std::string>;

/// Numbers the reasons in the order in which they turn up.
class Notes
{
public:
    std::string numberOf(const std::string& reason)
    {
        const auto known = std::find(m_reasons.begin(), m_reasons.end(), reason);
        const auto number = known - m_reasons.begin() + 1;
        if (known == m_reasons.end()) {
            m_reasons.push_back(reason);
        }
        return "not made (" + std::to_string(number) + ")";
    }

    [[nodiscard]] std::string text() const
    {
        std::string text = "\nNot made, because PyTorch or transformers says:\n\n";
        for (std::size_t i = 0; i < m_reasons.size(); ++i) {
            text += std::to_string(i + 1) + ". `" + m_reasons[i] + "`\n";
        }
        return text;
    }

private:
    std::vector<std::string> m_reasons;
};

std::string cellText(const MatrixCell& cell, const Shown& shown, Notes& notes)
{
    if (cell.file.empty()) {
        return notes.numberOf(cell.reason);
    }
    const auto found = shown.find(cell.file);
    return found == shown.end() ? std::string("?") : found->second;
}

std::vector<std::string> columnsOf(const std::vector<MatrixCell>& cells, const std::string& row)
{
    std::vector<std::string> columns;
    for (const MatrixCell& cell : cells) {
        if (cell.row == row) {
            columns.push_back(cell.column);
        }
    }
    return columns;
}

bool isList(const std::string& row)
{
    constexpr std::array kLists{"others", "look-alikes"};
    return std::find(kLists.begin(), kLists.end(), row) != kLists.end();
}

std::string architectures(const std::vector<MatrixCell>& cells, const Shown& shown, Notes& notes)
{
    std::string text;
    std::string row;
    for (const MatrixCell& cell : cells) {
        if (isList(cell.row)) {
            continue;
        }
        if (text.empty()) {
            std::string line = "\n| --- |";
            text = "| |";
            for (const std::string& column : columnsOf(cells, cell.row)) {
                text += " " + column + " |";
                line += " --- |";
            }
            text += line;
        }
        if (cell.row != row) {
            row = cell.row;
            text += "\n| " + row + " |";
        }
        text += " " + cellText(cell, shown, notes) + " |";
    }
    return text + "\n";
}

std::string list(const std::vector<MatrixCell>& cells, const std::string& row, const Shown& shown,
                 Notes& notes)
{
    std::string text = "| file | what Maskscope says |\n| --- | --- |\n";
    for (const MatrixCell& cell : cells) {
        if (cell.row == row) {
            text += "| " + cell.column + " | " + cellText(cell, shown, notes)
                + (cell.found.empty() ? "" : ": " + cell.found) + " |\n";
        }
    }
    return text;
}

} // namespace

std::string matrixTable(const std::vector<MatrixCell>& cells, const Shown& shown)
{
    Notes notes;
    std::string text = kHead + architectures(cells, shown, notes);
    text += "\n## Other forms\n\nA BERT unless the name says something else.\n\n"
        + list(cells, "others", shown, notes);
    text += "\n## What is no TorchScript model\n\n" + list(cells, "look-alikes", shown, notes);
    return text + notes.text();
}

} // namespace maskscope::test
