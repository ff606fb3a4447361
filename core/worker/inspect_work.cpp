// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/inspect_work.h"

#include <utility>

namespace maskscope {

InspectWork::InspectWork(TracedModel& model)
    : m_model(model)
{}

Status InspectWork::step(std::stop_token stop)
{
    Result<InspectionStep> step = m_model.inspect(std::move(stop));
    if (step.hasError()) {
        return std::move(step).error();
    }
    m_last = std::move(step).value();
    return Ok{};
}

WorkerEvent InspectWork::progress(JobId job) const
{
    return InspectionProgress{job, m_last.fraction};
}

WorkerEvent InspectWork::finished(JobId job, ModelId model)
{
    return InspectionReady{job, model, m_last.inspection};
}

} // namespace maskscope
