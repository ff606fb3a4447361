// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/jobs.h"

#include <map>
#include <optional>
#include <vector>

namespace maskscope {

struct QueuedJob
{
    JobId id;
    Channel channel;
    Job job;
};

/// The model a job needs; nothing for a load.
[[nodiscard]] std::optional<ModelId> modelOf(const Job& job);

/// The smaller, the sooner: a stepped job makes room for those that are more urgent.
[[nodiscard]] std::size_t urgencyOf(const Job& job);

/// Jobs that wait: one slot per channel. Not for several threads at once (see JobBoard).
class JobQueue
{
public:
    /// Returns the job that waited in that channel before.
    std::optional<QueuedJob> put(QueuedJob job);
    /// The most urgent one; of equals the oldest.
    [[nodiscard]] std::optional<QueuedJob> take();

    [[nodiscard]] std::optional<QueuedJob> remove(JobId id);
    [[nodiscard]] std::vector<QueuedJob> removeJobsOf(ModelId model);
    [[nodiscard]] std::vector<QueuedJob> removeAll();

    [[nodiscard]] bool isEmpty() const { return m_slots.empty(); }
    /// True if a job waits whose urgency is a smaller number (see urgencyOf).
    [[nodiscard]] bool hasMoreUrgentThan(std::size_t urgency) const;

private:
    template <typename Predicate>
    std::vector<QueuedJob> removeIf(Predicate predicate);

    std::map<Channel, QueuedJob> m_slots;
};

} // namespace maskscope
