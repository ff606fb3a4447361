// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/jobs.h"
#include "core/worker/worker_event.h"

#include <functional>
#include <memory>

namespace maskscope {

/// The one thread that owns models: loads, runs and frees them there. Jobs wait in one slot per
/// channel (latest wins), are taken by priority (load, predict, sweep), and each ends with exactly
/// one terminal event. submit(), cancel() and stop() may be called from any thread and never wait
/// for a forward.
class InferenceWorker
{
public:
    using LoaderFactory = std::function<std::unique_ptr<ModelLoader>()>;

    /// The factory is called on the worker thread.
    InferenceWorker(LoaderFactory makeLoader, EventSink sink);
    /// Stops and joins, so it waits for a forward that runs. A program that must not wait leaves
    /// with std::_Exit instead (app: Closing).
    ~InferenceWorker();
    InferenceWorker(const InferenceWorker&) = delete;
    InferenceWorker& operator=(const InferenceWorker&) = delete;

    JobId submit(const Channel& channel, Job job);
    /// Nothing happens if the job has ended.
    void cancel(JobId job);
    /// Cancels everything and asks the thread to end; WorkerStopped follows.
    void stop();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace maskscope
