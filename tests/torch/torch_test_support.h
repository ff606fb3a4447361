// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/inference/predictor.h"
#include "core/model/traced_model.h"

#include <memory>
#include <stop_token>
#include <string>

namespace maskscope::test {

/// Path of tests/data/models/NAME.
[[nodiscard]] std::filesystem::path modelPath(const std::string& name);

/// tests/data/NAME, parsed; null if it cannot be.
[[nodiscard]] Json readTestJson(const std::string& name);

/// Opens and loads tests/data/models/NAME as the program does.
[[nodiscard]] Result<std::unique_ptr<TracedModel>>
loadTestModel(const std::string& name, const Progress& progress = {}, std::stop_token stop = {});

/// As the command line opens a model: the model's own error, if there is one, tells more than the
/// tokenizer's.
[[nodiscard]] Result<MaskedLm> openMaskedLm(const std::filesystem::path& path,
                                            Engine engine = Engine::Fast);

/// One row, attention on every token, one type.
[[nodiscard]] Batch oneRow(const std::vector<std::int64_t>& ids);

/// Code of the error; `none` stands for no error.
template <typename T>
[[nodiscard]] ErrorCode codeOf(const Result<T>& result, ErrorCode none = ErrorCode::Usage)
{
    return result.hasError() ? result.error().code : none;
}

[[nodiscard]] std::string textFact(const Error& error, const std::string& name);
[[nodiscard]] std::int64_t numberFact(const Error& error, const std::string& name);

} // namespace maskscope::test
