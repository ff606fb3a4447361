// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/precision_trial.h"

#include <utility>

namespace maskscope {

namespace {

constexpr double kOpeningShare = 0.3;

} // namespace

PrecisionTrial::PrecisionTrial(InferenceWorker& worker, QObject* parent)
    : QObject(parent)
    , m_worker(worker)
{}

void PrecisionTrial::start(ModelId model, LoadJob other)
{
    m_job = m_worker.submit(kAgreementChannel, AgreementJob{model, std::move(other)});
}

void PrecisionTrial::cancel()
{
    if (m_job) {
        m_worker.cancel(*m_job);
    }
}

void PrecisionTrial::note(const LoadProgress& event)
{
    if (m_job == event.job) {
        Q_EMIT progress(kOpeningShare * event.fraction);
    }
}

void PrecisionTrial::note(const AgreementProgress& event)
{
    if (m_job == event.job) {
        Q_EMIT progress(kOpeningShare + (1 - kOpeningShare) * event.fraction);
    }
}

void PrecisionTrial::end(const AgreementMeasured& event)
{
    if (take(event.job)) {
        Q_EMIT ready(event.agreement, event.other);
    }
}

void PrecisionTrial::end(const JobFailed& event)
{
    if (take(event.job)) {
        Q_EMIT failed(event.error);
    }
}

void PrecisionTrial::end(const JobCancelled& event)
{
    if (take(event.job)) {
        Q_EMIT cancelled();
    }
}

bool PrecisionTrial::take(JobId job)
{
    const bool isOurs = m_job == job;
    if (isOurs) {
        m_job.reset();
    }
    return isOurs;
}

} // namespace maskscope
