// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/job_queue.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace maskscope {

namespace {

bool isMoreUrgent(const QueuedJob& a, const QueuedJob& b)
{
    return std::tuple(urgencyOf(a.job), a.id) < std::tuple(urgencyOf(b.job), b.id);
}

} // namespace

std::optional<ModelId> modelOf(const Job& job)
{
    return std::visit(
        [](const auto& order) -> std::optional<ModelId> {
            if constexpr (requires { order.model; }) {
                return order.model;
            } else {
                return std::nullopt; // a load has none yet
            }
        },
        job);
}

std::size_t urgencyOf(const Job& job)
{
    return job.index();
}

std::optional<QueuedJob> JobQueue::put(QueuedJob job)
{
    const Channel channel = job.channel;
    const auto slot = m_slots.find(channel);
    if (slot == m_slots.end()) {
        m_slots.emplace(channel, std::move(job));
        return std::nullopt;
    }
    return std::exchange(slot->second, std::move(job));
}

std::optional<QueuedJob> JobQueue::take()
{
    const auto best
        = std::min_element(m_slots.begin(), m_slots.end(), [](const auto& a, const auto& b) {
              return isMoreUrgent(a.second, b.second);
          });
    if (best == m_slots.end()) {
        return std::nullopt;
    }
    return std::move(m_slots.extract(best).mapped());
}

std::optional<QueuedJob> JobQueue::remove(JobId id)
{
    std::vector<QueuedJob> removed
        = removeIf([id](const QueuedJob& queued) { return queued.id == id; });
    if (removed.empty()) {
        return std::nullopt;
    }
    return std::move(removed.front());
}

std::vector<QueuedJob> JobQueue::removeJobsOf(ModelId model)
{
    return removeIf([model](const QueuedJob& queued) { return modelOf(queued.job) == model; });
}

std::vector<QueuedJob> JobQueue::removeAll()
{
    return removeIf([](const QueuedJob&) { return true; });
}

bool JobQueue::hasMoreUrgentThan(std::size_t urgency) const
{
    return std::any_of(m_slots.begin(), m_slots.end(), [urgency](const auto& slot) {
        return urgencyOf(slot.second.job) < urgency;
    });
}

template <typename Predicate>
std::vector<QueuedJob> JobQueue::removeIf(Predicate predicate)
{
    std::vector<QueuedJob> removed;
    for (auto slot = m_slots.begin(); slot != m_slots.end();) {
        if (predicate(slot->second)) {
            removed.push_back(std::move(slot->second));
            slot = m_slots.erase(slot);
        } else {
            ++slot;
        }
    }
    return removed;
}

} // namespace maskscope
