// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/compare_work.h"

#include <utility>

namespace maskscope {

CompareWork::CompareWork(const CompareJob& job, const OpenModel& open,
                         std::shared_ptr<OpenModel> other)
    : m_model{*open.lm.model, open.sharesProcessors}
    , m_other(std::move(other))
    , m_steps(open.lm, m_other ? m_other->lm : open.lm, job.request)
{}

Status CompareWork::step(std::stop_token stop)
{
    return m_steps.step(std::move(stop));
}

std::vector<SharingModel> CompareWork::sharingModels() const
{
    std::vector<SharingModel> models{m_model};
    if (m_other) {
        models.push_back({*m_other->lm.model, m_other->sharesProcessors});
    }
    return models;
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

ContestWork::ContestWork(const ContestJob& job, const OpenModel& open)
    : m_model{*open.lm.model, open.sharesProcessors}
    , m_steps(*open.lm.model, *open.lm.tokenizer, job.contest)
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
