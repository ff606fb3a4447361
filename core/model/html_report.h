// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/inspection.h"
#include "core/model/model_summary.h"
#include "core/model/report_words.h"

#include <string>

namespace maskscope {

/// All that is known of a model as one HTML page: nothing is loaded from elsewhere, no script runs,
/// light and dark follow the reader's system. Names and code of the file are shown as text whatever
/// they hold. `inspection` may be null: shapes, operations and weights are left out then.
[[nodiscard]] std::string htmlReport(const ModelSummary& summary, const Inspection* inspection,
                                     const ReportWords& words = {});

} // namespace maskscope
