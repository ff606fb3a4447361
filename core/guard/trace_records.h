// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/guard/code_signature.h"
#include "core/guard/code_survey.h"
#include "core/guard/recorded_inputs.h"
#include "core/guard/zip_reader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace maskscope {

/// What a TorchScript archive tells about its trace before anything of it runs. All texts are valid
/// UTF-8.
struct TraceRecords
{
    std::optional<std::int64_t> format; ///< number of the archive's format
    bool isBigEndian = false;
    std::size_t codeFiles = 0; ///< records below code/ that end with .py
    std::uint64_t codeBytes = 0; ///< of those, unpacked
    std::string rootClass; ///< "__torch__.a.b.Model"; empty if the weights do not tell
    std::optional<CodeSignature> forward; ///< of that class
    std::vector<RecordedInput> inputs; ///< of forward; none if nothing was recorded
    CodeSurvey code; ///< of all code records
    std::vector<std::string> sourceFiles; ///< Python files on the author's disk, sorted
};

/// Reads the records of an open archive. Errors: DamagedFile with fact `reason`.
[[nodiscard]] Result<TraceRecords> readTraceRecords(const ZipReader& zip,
                                                    const std::string& topFolder);

} // namespace maskscope
