// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/begun_works.h"

#include "core/worker/catch_errors.h"
#include "core/worker/fewer_threads.h"

#include <algorithm>
#include <list>
#include <utility>

namespace maskscope {

namespace {

const Error kCancelled{ErrorCode::Cancelled, {}, {}};

} // namespace

BegunWorks::BegunWorks(JobBoard& board, const EventSink& sink, ProcessorShare& share)
    : m_board(board)
    , m_sink(sink)
    , m_share(share)
{}

void BegunWorks::add(const TakenJob& taken, ModelId model, std::unique_ptr<SteppedWork> work)
{
    m_works.push_back(Work{{taken.queued.id, taken.queued.job.index()},
                           model,
                           taken.stop,
                           std::move(work),
                           Throttle{kProgressInterval}});
}

void BegunWorks::step(JobId job)
{
    const auto found = std::find_if(m_works.begin(), m_works.end(),
                                    [job](const Work& work) { return work.job.id == job; });
    if (found == m_works.end()) {
        return;
    }
    disturb(job);
    SteppedWork& steps = *found->steps;
    const Status outcome = catchErrors([&] { return stepWithRoom(*found); });
    if (outcome.hasError() || steps.isFinished()) {
        end(static_cast<std::size_t>(found - m_works.begin()), outcome, CancelReason::Requested);
    } else if (found->throttle.isDue()) {
        m_sink(steps.progress(job));
    }
}

Status BegunWorks::stepWithRoom(const Work& work)
{
    std::list<FewerThreads> rooms;
    for (const SharingModel& sharing : work.steps->sharingModels()) {
        rooms.emplace_back(sharing, m_share);
    }
    return work.steps->step(work.stop);
}

void BegunWorks::disturb(std::optional<JobId> except)
{
    for (Work& work : m_works) {
        if (work.job.id != except) {
            work.steps->disturb();
        }
    }
}

void BegunWorks::cancelThoseOf(ModelId model)
{
    for (std::size_t i = m_works.size(); i-- > 0;) {
        if (m_works[i].model == model) {
            end(i, kCancelled, CancelReason::ModelReplaced);
        }
    }
}

void BegunWorks::cancelAll(CancelReason reason)
{
    while (!m_works.empty()) {
        end(m_works.size() - 1, kCancelled, reason);
    }
}

std::vector<SteppedJob> BegunWorks::jobs() const
{
    std::vector<SteppedJob> jobs;
    jobs.reserve(m_works.size());
    for (const Work& work : m_works) {
        jobs.push_back(work.job);
    }
    return jobs;
}

void BegunWorks::end(std::size_t index, const Status& outcome, CancelReason reason)
{
    Work work = std::move(m_works[index]);
    m_works.erase(m_works.begin() + static_cast<std::ptrdiff_t>(index));
    const JobId job = work.job.id;
    WorkerEvent last = work.steps->progress(job);
    std::optional<SweepResult> partial = work.steps->partial();
    std::optional<WorkerEvent> finished;
    if (!outcome.hasError()) {
        finished = work.steps->finished(job, work.model);
    }
    work.steps.reset(); // its threads and its second model are gone when its end is told
    m_sink(std::move(last));

    const std::optional<CancelReason> known = m_board.finish(job);
    if (known.has_value() || (outcome.hasError() && outcome.error().isCancelled())) {
        m_sink(JobCancelled{job, known.value_or(reason), std::move(partial)});
    } else if (outcome.hasError()) {
        m_sink(JobFailed{job, outcome.error()});
    } else {
        m_sink(*std::move(finished));
    }
}

} // namespace maskscope
