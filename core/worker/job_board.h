// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/job_queue.h"
#include "core/worker/worker_event.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <variant>
#include <vector>

namespace maskscope {

/// A job the worker thread took from the board; it owes the board a finish().
struct TakenJob
{
    QueuedJob queued;
    std::stop_token stop;
};
/// One more step of the sweep that has begun.
struct ContinueSweep
{};
/// Nothing is to do: a step of what can wait until then.
struct DoIdleWork
{};
using Order = std::variant<TakenJob, ContinueSweep, DoIdleWork>;

/// What the worker thread and its callers share: the jobs that wait and those that have begun.
/// A waiting job that is cancelled ends here, with its event sent by the thread that cancelled it;
/// one that has begun only gets its stop token, and the worker thread ends it. So each job has one
/// end. The sink is never called under the lock.
class JobBoard
{
public:
    explicit JobBoard(EventSink sink);

    // any thread
    JobId submit(const Channel& channel, Job job);
    void cancel(JobId id);
    /// Later jobs are cancelled at once; next() returns nothing from now on.
    void close();

    // worker thread only
    /// Waits for something to do; nothing: the end. `sweep`: the sweep that has begun. With
    /// `hasIdleWork` it does not wait.
    [[nodiscard]] std::optional<Order> next(std::optional<JobId> sweep, bool hasIdleWork);
    /// The job has ended. Returns why it was to be cancelled, if it was.
    [[nodiscard]] std::optional<CancelReason> finish(JobId id);
    /// Cancels the jobs that wait for a model that is about to be freed.
    void cancelWaitingFor(ModelId model);
    /// Cancels all that wait; no event of the board follows any more, but for jobs submitted later.
    void clearClosed();

private:
    struct BegunJob
    {
        JobId id;
        Channel channel;
        std::stop_source stop;
        std::optional<CancelReason> reason; ///< the first one counts
    };

    static void requestStop(BegunJob& job, CancelReason reason);
    [[nodiscard]] bool hasToStop(std::optional<JobId> job) const;
    [[nodiscard]] TakenJob begin(QueuedJob queued);
    void announce(std::unique_lock<std::mutex>& lock, const JobCancelled& event);

    // immutable
    const EventSink m_sink;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    // guarded by m_mutex
    JobQueue m_waiting;
    std::vector<BegunJob> m_begun; ///< a load or prediction, and a sweep that makes room for it
    JobId m_lastId;
    bool m_isClosed = false;
    std::size_t m_announcing = 0; ///< callers that are inside the sink
};

} // namespace maskscope
