// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparisons.h"

#include <chrono>
#include <utility>

namespace maskscope {

namespace {

constexpr std::chrono::milliseconds kPause{150};

} // namespace

Comparisons::Comparisons(InferenceWorker& worker, QObject* parent)
    : QObject(parent)
    , m_worker(worker)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &Comparisons::compareNow);
}

void Comparisons::setModel(ModelId model, const std::vector<RememberedRoles>& remembered)
{
    m_model = model;
    m_remembered = remembered;
}

void Comparisons::compare(const ComparisonRequest& request, const std::optional<LoadJob>& other)
{
    m_due = Wanted{request, other};
    m_pause.start();
}

void Comparisons::cancelComparison()
{
    m_pause.stop();
    m_due.reset();
    if (m_comparison) {
        m_worker.cancel(*m_comparison);
    }
}

/// A newer order would end the opening of a file, and begin it again.
void Comparisons::compareNow()
{
    if (!m_due || !m_model || m_isOpening || m_pause.isActive()) {
        return;
    }
    CompareJob job{*m_model, std::move(m_due->request), std::move(m_due->other)};
    m_due.reset();
    if (job.other) {
        job.other->remembered = m_remembered;
    }
    m_comparison = m_worker.submit(kCompareChannel, std::move(job));
}

void Comparisons::runContest(const Contest& contest)
{
    if (m_model) {
        m_contest = m_worker.submit(kContestChannel, ContestJob{*m_model, contest});
    }
}

void Comparisons::cancelContest()
{
    if (m_contest) {
        m_worker.cancel(*m_contest);
    }
}

void Comparisons::note(const LoadProgress& event)
{
    if (m_comparison == event.job) {
        m_isOpening = true;
        Q_EMIT opening(event.fraction);
    }
}

void Comparisons::note(const CompareProgress& event)
{
    if (m_comparison == event.job) {
        m_isOpening = false;
        compareNow();
    } else if (m_contest == event.job) {
        Q_EMIT contestProgress(event.fraction);
    }
}

bool Comparisons::takeComparison(JobId job)
{
    const bool isOurs = m_comparison == job;
    if (isOurs) {
        m_comparison.reset();
        m_isOpening = false;
        compareNow();
    }
    return isOurs;
}

bool Comparisons::takeContest(JobId job)
{
    const bool isOurs = m_contest == job;
    if (isOurs) {
        m_contest.reset();
    }
    return isOurs;
}

void Comparisons::end(const ComparisonReady& event)
{
    if (takeComparison(event.job)) {
        Q_EMIT compared(event.comparison, event.other);
    }
}

void Comparisons::end(const ContestReady& event)
{
    if (takeContest(event.job)) {
        Q_EMIT contestReady(event.result);
    }
}

void Comparisons::end(const JobFailed& event)
{
    if (takeComparison(event.job)) {
        Q_EMIT comparisonFailed(event.error);
    } else if (takeContest(event.job)) {
        Q_EMIT contestFailed(event.error);
    }
}

void Comparisons::end(const JobCancelled& event)
{
    if (takeComparison(event.job)) {
        Q_EMIT comparisonCancelled();
    } else if (takeContest(event.job)) {
        Q_EMIT contestCancelled();
    }
}

} // namespace maskscope
