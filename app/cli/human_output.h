// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/bench_report.h"
#include "app/cli/inspect_report.h"
#include "app/cli/text_source.h"
#include "core/guard/model_packer.h"
#include "core/text/encoding.h"

#include <string>

namespace maskscope::cli {

// The output for people: not for scripts, so its form may change.
[[nodiscard]] std::string tokenizeText(const SourceText& text, const Encoding& encoding);
/// The sentence itself goes to standard error.
[[nodiscard]] std::string failedText(const std::string& text);
[[nodiscard]] std::string inspectText(const InspectReport& report);
[[nodiscard]] std::string benchText(const BenchReport& report);
/// `path`: of the file that was written.
[[nodiscard]] std::string packText(const std::string& path, const PackReport& report);

} // namespace maskscope::cli
