// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/job_board.h"
#include "core/worker/processor_share.h"
#include "core/worker/stepped_work.h"
#include "core/worker/throttle.h"

#include <memory>
#include <vector>

namespace maskscope {

/// Jobs that have begun and go on step by step. Ends each with exactly one terminal event. Worker
/// thread only.
class BegunWorks
{
public:
    /// All of these must outlive it.
    BegunWorks(JobBoard& board, const EventSink& sink, ProcessorShare& share);

    void add(const TakenJob& taken, ModelId model, std::unique_ptr<SteppedWork> work);
    /// One step of this job, which is here.
    void step(JobId job);
    /// A job has run: all steps but `except`'s were interrupted.
    void disturb(std::optional<JobId> except = std::nullopt);
    void cancelThoseOf(ModelId model);
    void cancelAll(CancelReason reason);

    [[nodiscard]] std::vector<SteppedJob> jobs() const;

private:
    struct Work
    {
        SteppedJob job;
        ModelId model;
        std::stop_token stop;
        std::unique_ptr<SteppedWork> steps;
        Throttle throttle;
    };

    [[nodiscard]] Status stepWithRoom(const Work& work);
    /// `reason` counts for a cancelled one that has no other yet.
    void end(std::size_t index, const Status& outcome, CancelReason reason);

    JobBoard& m_board;
    const EventSink& m_sink;
    ProcessorShare& m_share;
    std::vector<Work> m_works;
};

} // namespace maskscope
