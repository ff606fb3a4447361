// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/job_queue.h"
#include "core/worker/worker_event.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <span>
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
/// A job that has begun and goes on in steps.
struct SteppedJob
{
    JobId id;
    std::size_t urgency = 0; ///< urgencyOf() its order
};
/// One more step of such a job.
struct ContinueWork
{
    JobId job;
};
/// Nothing is to do: a step of what can wait until then.
struct DoIdleWork
{};
using Order = std::variant<TakenJob, ContinueWork, DoIdleWork>;

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
    /// Waits for something to do; nothing: the end. `stepped`: the jobs that go on in steps. With
    /// `hasIdleWork` it waits until it has been calm for a while, so that who types meets no step.
    [[nodiscard]] std::optional<Order> next(std::span<const SteppedJob> stepped, bool hasIdleWork);
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
    [[nodiscard]] bool hasToStop(JobId job) const;
    /// Whose turn it is if nothing else waits: one that has to end, else the most urgent.
    [[nodiscard]] std::optional<SteppedJob> dueOf(std::span<const SteppedJob> stepped) const;
    [[nodiscard]] TakenJob begin(QueuedJob queued);
    void announce(std::unique_lock<std::mutex>& lock, const JobCancelled& event);

    // immutable
    const EventSink m_sink;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    // guarded by m_mutex
    JobQueue m_waiting;
    std::vector<BegunJob> m_begun; ///< one that runs, and those in steps
    JobId m_lastId;
    std::chrono::steady_clock::time_point m_lastAction; ///< something was asked for or ended
    bool m_isClosed = false;
    std::size_t m_announcing = 0; ///< callers that are inside the sink
};

} // namespace maskscope
