// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/event_log.h"

#include "core/base/messages.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace maskscope {

namespace {

constexpr std::chrono::seconds kPatience{30};

template <typename... Cases>
struct Overloaded : Cases...
{
    using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

std::string line(const char* what, JobId job)
{
    return std::string(what) + " " + std::to_string(job.value);
}

const char* reasonName(CancelReason reason)
{
    constexpr std::array kNames{"requested", "superseded", "replaced", "stopping"};
    return kNames.at(static_cast<std::size_t>(reason));
}

/// Empty for progress.
std::string describe(const WorkerEvent& event)
{
    return std::visit(
        Overloaded{
            [](const JobStarted& e) { return line("started", e.job); },
            [](const LoadProgress&) { return std::string(); },
            [](const CompareProgress&) { return std::string(); },
            [](const ExplanationProgress&) { return std::string(); },
            [](const InspectionProgress&) { return std::string(); },
            [](const AgreementProgress&) { return std::string(); },
            [](const SweepProgress&) { return std::string(); },
            [](const ModelLoaded& e) { return line("loaded", e.job); },
            [](const PredictionReady& e) { return line("predicted", e.job); },
            [](const ComparisonReady& e) { return line("compared", e.job); },
            [](const ContestReady& e) { return line("contested", e.job); },
            [](const ExplanationReady& e) { return line("explained", e.job); },
            [](const InspectionReady& e) { return line("inspected", e.job); },
            [](const AgreementMeasured& e) { return line("agreed", e.job); },
            [](const SweepFinished& e) { return line("swept", e.job); },
            [](const JobFailed& e) {
                return line("failed", e.job) + " "
                    + std::string(messageTemplate(e.error.code).name);
            },
            [](const JobCancelled& e) {
                return line("cancelled", e.job) + " " + reasonName(e.reason);
            },
            [](const ModelAltered& e) { return "altered " + std::to_string(e.model.value); },
            [](const WorkerStopped&) { return std::string("stopped"); },
        },
        event);
}

} // namespace

EventSink EventLog::sink()
{
    return [this](WorkerEvent event) {
        const std::lock_guard lock(m_mutex);
        m_events.push_back(std::move(event));
        m_changed.notify_all();
    };
}

std::optional<WorkerEvent> EventLog::waitForEnd(JobId job)
{
    std::optional<WorkerEvent> end;
    const auto isEnd
        = [job](const WorkerEvent& event) { return isTerminal(event) && jobOf(event) == job; };
    const bool found = waitUntil([&](const std::vector<WorkerEvent>& events) {
        const auto at = std::find_if(events.begin(), events.end(), isEnd);
        if (at != events.end()) {
            end = *at;
        }
        return at != events.end();
    });
    return found ? end : std::nullopt;
}

bool EventLog::waitForStopped()
{
    return waitUntil([](const std::vector<WorkerEvent>& events) {
        return !events.empty() && std::holds_alternative<WorkerStopped>(events.back());
    });
}

bool EventLog::waitUntil(const std::function<bool(const std::vector<WorkerEvent>&)>& isThere)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, kPatience, [&] { return isThere(m_events); });
}

std::vector<WorkerEvent> EventLog::events() const
{
    const std::lock_guard lock(m_mutex);
    return m_events;
}

std::size_t EventLog::terminalEvents(JobId job) const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<std::size_t>(
        std::count_if(m_events.begin(), m_events.end(), [job](const WorkerEvent& event) {
            return isTerminal(event) && jobOf(event) == job;
        }));
}

std::vector<std::string> EventLog::lines() const
{
    std::vector<std::string> lines;
    for (const WorkerEvent& event : events()) {
        std::string text = describe(event);
        if (!text.empty()) {
            lines.push_back(std::move(text));
        }
    }
    return lines;
}

std::optional<JobId> jobOf(const WorkerEvent& event)
{
    return std::visit(Overloaded{[](const WorkerStopped&) { return std::optional<JobId>(); },
                                 [](const ModelAltered&) { return std::optional<JobId>(); },
                                 [](const auto& e) { return std::optional<JobId>(e.job); }},
                      event);
}

bool isTerminal(const WorkerEvent& event)
{
    return std::visit(
        Overloaded{
            [](const ModelLoaded&) { return true; }, [](const PredictionReady&) { return true; },
            [](const ComparisonReady&) { return true; }, [](const ContestReady&) { return true; },
            [](const ExplanationReady&) { return true; },
            [](const InspectionReady&) { return true; },
            [](const AgreementMeasured&) { return true; },
            [](const SweepFinished&) { return true; }, [](const JobFailed&) { return true; },
            [](const JobCancelled&) { return true; }, [](const auto&) { return false; }},
        event);
}

} // namespace maskscope
