// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/inspection.h"
#include "core/model/model_summary.h"
#include "core/model/report_words.h"

#include <string>

namespace maskscope {

// The long parts of htmlReport().

/// Modules as a tree that folds; layers that are the same as an earlier one are folded.
[[nodiscard]] std::string htmlModules(const ModelSummary& summary, const Inspection* inspection,
                                      const ReportWords& words);
/// Every weight with its numbers and a picture of how they are spread.
[[nodiscard]] std::string htmlWeights(const Inspection& inspection, const ReportWords& words);
/// Style of the page.
[[nodiscard]] std::string htmlStyle();

} // namespace maskscope
