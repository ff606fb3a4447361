// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/export_advice.h"

#include <utility>

namespace maskscope {

ExportAdvice exportAdvice(const ModelSummary& summary, std::vector<Fault> faults,
                          const std::string& script)
{
    const ExportPlan plan = exportPlanOf(&summary);
    return {std::move(faults), exportCommand(plan, script), exportProgram(plan)};
}

} // namespace maskscope
