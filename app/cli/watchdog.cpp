// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/watchdog.h"

#include "core/guard/file_descriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>
#include <utility>

namespace maskscope::cli {

namespace {

using Clock = std::chrono::steady_clock;

/// Files nest modules as deep as they like, and LibTorch walks them by recursion.
constexpr std::size_t kStackBytes = std::size_t{256} << 20U;

/// Everything the two threads share.
struct Job
{
    Console& console;
    std::function<void()> work;
    FileDescriptor done; ///< an eventfd, written when the work has ended
};

void runJob(Job& job)
{
    try {
        job.work();
    } catch (const std::bad_alloc&) {
        job.console.report(Error{ErrorCode::OutOfMemory, {}, {}});
    } catch (const std::exception& error) {
        job.console.report(Error{ErrorCode::Internal, {}, error.what()});
    }
    const std::uint64_t one = 1;
    while (::write(job.done.get(), &one, sizeof one) < 0 && errno == EINTR) {}
}

void* threadMain(void* argument)
{
    runJob(*static_cast<Job*>(argument));
    return nullptr;
}

bool startThread(pthread_t& thread, Job& job)
{
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) {
        return false;
    }
    pthread_attr_setstacksize(&attributes, kStackBytes);
    const int problem = pthread_create(&thread, &attributes, threadMain, &job);
    pthread_attr_destroy(&attributes);
    return problem == 0;
}

/// Blocks Ctrl-C and its like in this thread and all it starts: they arrive at the descriptor.
FileDescriptor takeSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return FileDescriptor(::signalfd(-1, &signals, SFD_CLOEXEC));
}

int millisecondsUntil(std::optional<Clock::time_point> deadline)
{
    if (!deadline) {
        return -1;
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - Clock::now());
    return static_cast<int>(
        std::clamp<std::int64_t>(left.count(), 0, std::numeric_limits<int>::max()));
}

Error timedOut(double seconds)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%g", seconds);
    return Error{ErrorCode::TimedOut, {{"limit", std::string(text.data())}}, {}};
}

std::optional<Clock::time_point> deadlineAfter(std::optional<double> seconds)
{
    if (!seconds) {
        return std::nullopt;
    }
    return Clock::now()
        + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(*seconds));
}

/// Returns when the job is done; else ends the process.
void watch(Job& job, const FileDescriptor& signals, std::optional<double> timeoutSeconds)
{
    const auto deadline = deadlineAfter(timeoutSeconds);
    std::array<pollfd, 2> events{pollfd{job.done.get(), POLLIN, 0},
                                 pollfd{signals.get(), POLLIN, 0}};
    while (true) {
        const int ready = ::poll(events.data(), events.size(), millisecondsUntil(deadline));
        if (events[0].revents != 0) {
            return;
        }
        if (ready > 0 && events[1].revents != 0) {
            job.console.endNow(Error{ErrorCode::Cancelled, {}, {}});
        }
        if (ready == 0 && deadline && Clock::now() >= *deadline) {
            job.console.endNow(timedOut(timeoutSeconds.value_or(0)));
        }
    }
}

} // namespace

void runWatched(Console& console, std::optional<double> timeoutSeconds, std::function<void()> work)
{
    const FileDescriptor signals = takeSignals();
    Job job{console, std::move(work), FileDescriptor(::eventfd(0, EFD_CLOEXEC))};
    pthread_t thread{};
    if (!signals.isOpen() || !job.done.isOpen() || !startThread(thread, job)) {
        console.report(Error{ErrorCode::OutOfMemory, {}, {}});
        return;
    }
    watch(job, signals, timeoutSeconds);
    pthread_join(thread, nullptr);
}

} // namespace maskscope::cli
