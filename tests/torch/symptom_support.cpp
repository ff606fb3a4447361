// SPDX-License-Identifier: GPL-3.0-or-later
#include "symptom_support.h"

#include "matrix_cell.h"
#include <algorithm>
#include <optional>

namespace maskscope::test {

namespace {

constexpr std::size_t kRecorded = 50; ///< words for each mask

Json recordOf(const std::string& name)
{
    return readTestJson("symptoms.json")["says"][name];
}

template <typename Match>
std::optional<MatrixCell> cellWith(const Match& match)
{
    const std::vector<MatrixCell> cells = readMatrix();
    const auto found = std::find_if(cells.begin(), cells.end(), match);
    return found == cells.end() ? std::nullopt : std::optional(*found);
}

} // namespace

std::filesystem::path symptomPath(const std::string& name)
{
    return std::filesystem::path(MASKSCOPE_TEST_DATA) / "symptoms" / name;
}

std::filesystem::path matrixPath(const std::string& name)
{
    return std::filesystem::path(MASKSCOPE_MATRIX_MODELS) / name;
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

std::string saidInPython(const std::string& name)
{
    return recordOf(name)["says"].get<std::string>();
}

std::vector<std::int64_t> askedInPython(const std::string& name)
{
    return recordOf(name)["ids"].get<std::vector<std::int64_t>>();
}

Result<Prediction> fill(const MaskedLm& lm, const std::string& text)
{
    return predict(*lm.model, *lm.tokenizer, text, {.topK = kRecorded}, {});
}

Result<Prediction> fillFile(const std::filesystem::path& path, const std::string& text)
{
    const auto lm = openMaskedLm(path);
    return lm.hasError() ? Result<Prediction>(lm.error()) : fill(lm.value(), text);
}

bool hasWarning(const ModelSummary& summary, WarningCode code)
{
    return std::any_of(summary.warnings.begin(), summary.warnings.end(),
                       [code](const Warning& warning) { return warning.code == code; });
}

std::string problemsOf(const std::string& matrixFile)
{
    const auto cell = cellWith([&](const MatrixCell& each) { return each.file == matrixFile; });
    if (!cell) {
        return "build/test-data has no " + matrixFile + ": ./test makes it";
    }
    std::string text;
    for (const std::string& problem : tryCell(*cell).problems) {
        text += problem + "\n";
    }
    return text;
}

std::string reasonNotMade(const std::string& row, const std::string& column)
{
    const auto cell = cellWith([&](const MatrixCell& each) {
        return each.row == row && each.column == column && each.file.empty();
    });
    return cell ? cell->reason : std::string();
}

} // namespace maskscope::test
