// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/compare_work.h"

#include <utility>

namespace maskscope {

CompareWork::CompareWork(const CompareJob& job, const MaskedLm& lm,
                         std::shared_ptr<OpenModel> other)
    : m_other(std::move(other))
    , m_steps(lm, m_other ? m_other->lm : lm, job.request)
{}

Status CompareWork::step(std::stop_token stop)
{
    return m_steps.step(std::move(stop));
}

WorkerEvent CompareWork::progress(JobId job) const
{
    return CompareProgress{job, m_steps.fraction()};
}

WorkerEvent CompareWork::finished(JobId job, ModelId model)
{
    return ComparisonReady{
        job, model, std::make_shared<const Comparison>(m_steps.takeResult()),
        m_other ? std::make_shared<const ModelSummary>(m_other->lm.model->summary()) : nullptr};
}

ContestWork::ContestWork(const ContestJob& job, const MaskedLm& lm)
    : m_steps(*lm.model, *lm.tokenizer, job.contest)
{}

Status ContestWork::step(std::stop_token stop)
{
    return m_steps.isFinished() ? Status(Ok{}) : m_steps.step(std::move(stop));
}

WorkerEvent ContestWork::progress(JobId job) const
{
    return CompareProgress{job, m_steps.fraction()};
}

WorkerEvent ContestWork::finished(JobId job, ModelId model)
{
    return ContestReady{job, model, std::make_shared<const ContestResult>(m_steps.takeResult())};
}

} // namespace maskscope
