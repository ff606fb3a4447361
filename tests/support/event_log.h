// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/worker/worker_event.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace maskscope {

/// Keeps the events of a worker, and lets a test wait for them. Any thread; it must outlive the
/// worker. Every wait gives up after half a minute.
class EventLog
{
public:
    [[nodiscard]] EventSink sink();

    /// The job's terminal event; nothing if there is none in time.
    [[nodiscard]] std::optional<WorkerEvent> waitForEnd(JobId job);
    [[nodiscard]] bool waitForStopped();
    /// Until `isThere` holds of the events so far.
    [[nodiscard]] bool
    waitUntil(const std::function<bool(const std::vector<WorkerEvent>&)>& isThere);

    [[nodiscard]] std::vector<WorkerEvent> events() const;
    [[nodiscard]] std::size_t terminalEvents(JobId job) const;
    /// One line an event, progress left out: "started 1", "loaded 1", "predicted 2",
    /// "failed 3 NO_MASK", "cancelled 4 superseded", "swept 5", "altered 1" (a model), "stopped".
    [[nodiscard]] std::vector<std::string> lines() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<WorkerEvent> m_events; ///< guarded by m_mutex
};

/// Nothing for WorkerStopped and ModelAltered.
[[nodiscard]] std::optional<JobId> jobOf(const WorkerEvent& event);
[[nodiscard]] bool isTerminal(const WorkerEvent& event);

} // namespace maskscope
