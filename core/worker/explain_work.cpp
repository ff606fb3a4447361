// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/explain_work.h"

#include <memory>
#include <utility>

namespace maskscope {

ExplainWork::ExplainWork(const ExplainJob& job, const OpenModel& open)
    : m_model{*open.lm.model, open.sharesProcessors}
    , m_steps(*open.lm.model, *open.lm.tokenizer, job.request)
{}

Status ExplainWork::step(std::stop_token stop)
{
    return m_steps.step(std::move(stop));
}

WorkerEvent ExplainWork::progress(JobId job) const
{
    return ExplanationProgress{job, m_steps.fractionDone()};
}

WorkerEvent ExplainWork::finished(JobId job, ModelId model)
{
    return ExplanationReady{job, model, std::make_shared<const Explanation>(m_steps.takeResult())};
}

} // namespace maskscope
