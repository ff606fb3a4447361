// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/sweep_work.h"

#include <utility>

namespace maskscope {

namespace {

std::vector<SweepSubject> subjectsOf(const SweepJob& job, const MaskedLm& lm,
                                     const OpenModel* other)
{
    std::vector<SweepSubject> subjects{{lm.model.get(), lm.tokenizer.get()}};
    for (const int threads : job.comparison.threads) {
        subjects.push_back({lm.model.get(), lm.tokenizer.get(), threads});
    }
    if (other != nullptr) {
        subjects.push_back({other->lm.model.get(), other->lm.tokenizer.get()});
    }
    return subjects;
}

} // namespace

SweepWork::SweepWork(const SweepJob& job, const MaskedLm& lm, std::unique_ptr<OpenModel> other)
    : m_other(std::move(other))
    , m_steps(subjectsOf(job, lm, m_other.get()), job.options)
{}

Status SweepWork::step(std::stop_token stop)
{
    return m_steps.step(std::move(stop));
}

WorkerEvent SweepWork::progress(JobId job) const
{
    return SweepProgress{job, m_steps.result()};
}

WorkerEvent SweepWork::finished(JobId job, ModelId model)
{
    return SweepFinished{job, model, m_steps.result()};
}

} // namespace maskscope
