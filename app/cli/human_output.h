// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/bench_report.h"
#include "app/cli/export_advice.h"
#include "app/cli/text_source.h"
#include "core/guard/model_packer.h"
#include "core/model/model_summary.h"
#include "core/text/encoding.h"

#include <optional>
#include <string>

namespace maskscope::cli {

// The output for people: not for scripts, so its form may change.
[[nodiscard]] std::string tokenizeText(const SourceText& text, const Encoding& encoding);
/// The sentence itself goes to standard error.
[[nodiscard]] std::string failedText(const std::string& text);
[[nodiscard]] std::string inspectText(const ModelSummary& summary, const ExportAdvice& advice,
                                      std::optional<std::size_t> depth);
[[nodiscard]] std::string benchText(const BenchReport& report);
/// `path`: of the file that was written.
[[nodiscard]] std::string packText(const std::string& path, const PackReport& report);

} // namespace maskscope::cli
