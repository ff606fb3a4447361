// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/export_advice.h"

#include <string>

namespace maskscope::cli {

[[nodiscard]] ExportAdvice adviceFor(const ModelSummary& summary, bool hasTokenizer);

/// For people: a line a fault and the command. Empty if there are no faults.
[[nodiscard]] std::string adviceText(const ExportAdvice& advice);

} // namespace maskscope::cli
