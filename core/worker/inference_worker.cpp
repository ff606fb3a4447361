// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/inference_worker.h"

#include "core/worker/catch_errors.h"
#include "core/worker/job_board.h"
#include "core/worker/job_runner.h"
#include "core/worker/thread_with_stack.h"

#include <thread>
#include <utility>

namespace maskscope {

namespace {

/// Modules nest, and readers of their files recurse.
constexpr std::size_t kStackBytes = std::size_t{256} << 20U;

Result<std::unique_ptr<ModelLoader>> callFactory(const InferenceWorker::LoaderFactory& factory)
{
    return catchErrors([&]() -> Result<std::unique_ptr<ModelLoader>> { return factory(); });
}

} // namespace

/// The board is shared with the callers; all else belongs to the thread.
class InferenceWorker::Impl
{
public:
    Impl(LoaderFactory makeLoader, EventSink sink)
        : m_makeLoader(std::move(makeLoader))
        , m_sink(std::move(sink))
        , m_board(m_sink)
        , m_thread(startThread(kStackBytes, [this] { work(); }))
    {}
    ~Impl() { m_board.close(); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    JobBoard& board() { return m_board; }

private:
    void work()
    {
        doJobs();
        m_sink(WorkerStopped{});
    }

    void doJobs()
    {
        JobRunner runner(callFactory(m_makeLoader), m_board, m_sink);
        while (const std::optional<Order> order
               = m_board.next(runner.begun(), runner.hasIdleWork())) {
            std::visit([&](const auto& what) { runner.run(what); }, *order);
        }
        runner.cancelBegun(CancelReason::Stopping);
        m_board.clearClosed();
    }

    // immutable
    const LoaderFactory m_makeLoader;
    const EventSink m_sink;

    JobBoard m_board; ///< guards itself
    std::jthread m_thread; ///< last: joins before the others go
};

InferenceWorker::InferenceWorker(LoaderFactory makeLoader, EventSink sink)
    : m_impl(std::make_unique<Impl>(std::move(makeLoader), std::move(sink)))
{}

InferenceWorker::~InferenceWorker() = default;

JobId InferenceWorker::submit(const Channel& channel, Job job)
{
    return m_impl->board().submit(channel, std::move(job));
}

void InferenceWorker::cancel(JobId job)
{
    m_impl->board().cancel(job);
}

void InferenceWorker::stop()
{
    m_impl->board().close();
}

} // namespace maskscope
