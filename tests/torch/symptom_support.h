// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/predictor.h"

#include "torch_test_support.h"
#include <filesystem>
#include <string>

namespace maskscope::test {

/// tests/data/symptoms/NAME, made by make_symptoms.py.
[[nodiscard]] std::filesystem::path symptomPath(const std::string& name);
/// A file of the test matrix, made by make_models.py.
[[nodiscard]] std::filesystem::path matrixPath(const std::string& name);

[[nodiscard]] bool contains(const std::string& text, const std::string& part);

/// What PyTorch in Python says to a file of symptoms/.
[[nodiscard]] std::string saidInPython(const std::string& name);
/// The ids it was asked with.
[[nodiscard]] std::vector<std::int64_t> askedInPython(const std::string& name);

/// Opens it as the command line does, and asks for the words of a masked text.
[[nodiscard]] Result<Prediction> fillFile(const std::filesystem::path& path,
                                          const std::string& text);
[[nodiscard]] Result<Prediction> fill(const MaskedLm& lm, const std::string& text);

[[nodiscard]] bool hasWarning(const ModelSummary& summary, WarningCode code);

/// What is wrong with a file of the matrix that is to answer as Hugging Face does; empty: nothing.
[[nodiscard]] std::string problemsOf(const std::string& matrixFile);
/// Why PyTorch did not make a file of the matrix, with its row and column.
[[nodiscard]] std::string reasonNotMade(const std::string& row, const std::string& column);

} // namespace maskscope::test
