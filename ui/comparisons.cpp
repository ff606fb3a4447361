// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparisons.h"

#include <chrono>
#include <utility>

namespace maskscope {

namespace {

constexpr std::chrono::milliseconds kPause{150};

bool isSame(const AskedText& a, const AskedText& b)
{
    return a.text == b.text && a.pair == b.pair;
}

bool isSame(const ComparisonRequest& a, const ComparisonRequest& b)
{
    return isSame(a.a, b.a) && isSame(a.b, b.b) && a.listed == b.listed && a.runs == b.runs;
}

bool isSame(const std::optional<LoadJob>& a, const std::optional<LoadJob>& b)
{
    if (!a || !b) {
        return !a && !b;
    }
    return a->path == b->path && a->options.engine == b->options.engine;
}

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
    m_asked.reset();
    m_known.reset();
    m_repeats = false;
    cancelContest();
    m_contestResult.reset();
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
    if (!m_due || !m_model || m_pause.isActive() || answersAgain() || m_isOpening) {
        return;
    }
    m_asked = m_due;
    m_known.reset();
    m_repeats = false;
    CompareJob job{*m_model, std::move(m_due->request), std::move(m_due->other)};
    m_due.reset();
    if (job.other) {
        job.other->remembered = m_remembered;
    }
    m_comparison = m_worker.submit(kCompareChannel, std::move(job));
}

/// What is asked is under way or known already.
bool Comparisons::answersAgain()
{
    const bool isAsked = m_repeats && m_asked && isSame(m_due->request, m_asked->request)
        && isSame(m_due->other, m_asked->other);
    if (!isAsked || (!m_comparison && !m_known)) {
        return false;
    }
    m_due.reset();
    if (!m_comparison) {
        m_repeats = false;
        const Compared known = *m_known;
        Q_EMIT compared(known.comparison, known.other);
    }
    return true;
}

void Comparisons::repeat()
{
    m_repeats = true;
    if (m_contestResult) {
        Q_EMIT contestReady(m_contestResult);
    }
    if (m_contest) {
        const RunningContest running = *m_contest;
        Q_EMIT contestStarted(running.sentences);
        Q_EMIT contestProgress(running.fraction);
    }
}

void Comparisons::runContest(const Contest& contest)
{
    if (m_model) {
        const auto sentences = static_cast<int>(contest.sentences.size());
        m_contest = RunningContest{m_worker.submit(kContestChannel, ContestJob{*m_model, contest}),
                                   sentences};
        Q_EMIT contestStarted(sentences);
    }
}

void Comparisons::cancelContest()
{
    if (m_contest) {
        m_worker.cancel(m_contest->job);
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
    } else if (m_contest && m_contest->job == event.job) {
        m_contest->fraction = event.fraction;
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
    const bool isOurs = m_contest && m_contest->job == job;
    if (isOurs) {
        m_contest.reset();
    }
    return isOurs;
}

void Comparisons::end(const ComparisonReady& event)
{
    if (m_comparison == event.job) {
        m_known = Compared{event.comparison, event.other};
    }
    if (takeComparison(event.job)) {
        Q_EMIT compared(event.comparison, event.other);
    }
}

void Comparisons::end(const ContestReady& event)
{
    if (takeContest(event.job)) {
        m_contestResult = event.result;
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
