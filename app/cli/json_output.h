// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/bench_report.h"
#include "app/cli/inspect_report.h"
#include "app/cli/text_source.h"
#include "core/guard/model_packer.h"
#include "core/text/encoding.h"

#include <string>

namespace maskscope::cli {

// The stable output for scripts: one JSON object with a line feed after it, keys in the order of
// the contract, numbers that are none as null.
[[nodiscard]] std::string tokenizeJson(const SourceText& text, const Encoding& encoding);
/// In the place of a text that failed.
[[nodiscard]] std::string failedTextJson(const std::string& text, const Error& error);
[[nodiscard]] std::string inspectJson(const InspectReport& report);
[[nodiscard]] std::string benchJson(const BenchReport& report);
/// The entries of "lengths" as a table with a header line.
[[nodiscard]] std::string benchCsv(const BenchReport& report);
/// `path`: of the file that was written.
[[nodiscard]] std::string packJson(const std::string& path, const PackReport& report);

} // namespace maskscope::cli
