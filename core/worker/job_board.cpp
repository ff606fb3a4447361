// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/job_board.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace maskscope {

namespace {

using Clock = std::chrono::steady_clock;

/// Longer than between two keys.
constexpr std::chrono::milliseconds kCalm{400};

} // namespace

JobBoard::JobBoard(EventSink sink)
    : m_sink(std::move(sink))
{}

JobId JobBoard::submit(const Channel& channel, Job job)
{
    std::unique_lock lock(m_mutex);
    const JobId id{++m_lastId.value};
    if (m_isClosed) {
        announce(lock, {id, CancelReason::Stopping, {}});
        return id;
    }
    for (BegunJob& begun : m_begun) {
        if (begun.channel == channel) {
            requestStop(begun, CancelReason::Superseded);
        }
    }
    m_lastAction = Clock::now();
    const std::optional<QueuedJob> replaced = m_waiting.put({id, channel, std::move(job)});
    m_changed.notify_all();
    if (replaced.has_value()) {
        announce(lock, {replaced->id, CancelReason::Superseded, {}});
    }
    return id;
}

void JobBoard::cancel(JobId id)
{
    std::unique_lock lock(m_mutex);
    for (BegunJob& begun : m_begun) {
        if (begun.id == id) {
            requestStop(begun, CancelReason::Requested);
        }
    }
    m_changed.notify_all();
    if (m_waiting.remove(id).has_value()) {
        announce(lock, {id, CancelReason::Requested, {}});
    }
}

void JobBoard::close()
{
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
    for (BegunJob& begun : m_begun) {
        requestStop(begun, CancelReason::Stopping);
    }
    m_changed.notify_all();
}

std::optional<Order> JobBoard::next(std::span<const SteppedJob> stepped, bool hasIdleWork)
{
    std::unique_lock lock(m_mutex);
    const auto hasWork = [&] { return m_isClosed || !stepped.empty() || !m_waiting.isEmpty(); };
    if (hasIdleWork) {
        m_changed.wait_until(lock, m_lastAction + kCalm, hasWork);
    } else {
        m_changed.wait(lock, hasWork);
    }
    if (m_isClosed) {
        return std::nullopt;
    }
    const std::optional<SteppedJob> due = dueOf(stepped);
    if (due && (hasToStop(due->id) || !m_waiting.hasMoreUrgentThan(due->urgency))) {
        return ContinueWork{due->id};
    }
    if (m_waiting.isEmpty()) {
        return DoIdleWork{};
    }
    return begin(m_waiting.take().value());
}

std::optional<CancelReason> JobBoard::finish(JobId id)
{
    const std::lock_guard lock(m_mutex);
    m_lastAction = Clock::now();
    const auto job = std::find_if(m_begun.begin(), m_begun.end(),
                                  [id](const BegunJob& begun) { return begun.id == id; });
    if (job == m_begun.end()) {
        return std::nullopt;
    }
    const std::optional<CancelReason> reason = job->reason;
    m_begun.erase(job);
    return reason;
}

void JobBoard::cancelWaitingFor(ModelId model)
{
    std::unique_lock lock(m_mutex);
    const std::vector<QueuedJob> removed = m_waiting.removeJobsOf(model);
    for (const QueuedJob& queued : removed) {
        announce(lock, {queued.id, CancelReason::ModelReplaced, {}});
    }
}

void JobBoard::clearClosed()
{
    std::unique_lock lock(m_mutex);
    const std::vector<QueuedJob> removed = m_waiting.removeAll();
    for (const QueuedJob& queued : removed) {
        announce(lock, {queued.id, CancelReason::Stopping, {}});
    }
    m_changed.wait(lock, [this] { return m_announcing == 0; });
}

void JobBoard::requestStop(BegunJob& job, CancelReason reason)
{
    job.reason = job.reason.value_or(reason);
    job.stop.request_stop();
}

bool JobBoard::hasToStop(JobId job) const
{
    return std::any_of(m_begun.begin(), m_begun.end(), [job](const BegunJob& begun) {
        return begun.id == job && begun.reason.has_value();
    });
}

std::optional<SteppedJob> JobBoard::dueOf(std::span<const SteppedJob> stepped) const
{
    const auto rank = [this](const SteppedJob& job) {
        return std::tuple(!hasToStop(job.id), job.urgency, job.id);
    };
    const auto due
        = std::min_element(stepped.begin(), stepped.end(),
                           [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return due == stepped.end() ? std::nullopt : std::optional(*due);
}

TakenJob JobBoard::begin(QueuedJob queued)
{
    m_begun.push_back({queued.id, queued.channel, std::stop_source(), std::nullopt});
    return {std::move(queued), m_begun.back().stop.get_token()};
}

void JobBoard::announce(std::unique_lock<std::mutex>& lock, const JobCancelled& event)
{
    ++m_announcing;
    lock.unlock();
    m_sink(event);
    lock.lock();
    --m_announcing;
    m_changed.notify_all();
}

} // namespace maskscope
