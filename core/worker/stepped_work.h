// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/fewer_threads.h"
#include "core/worker/worker_event.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace maskscope {

/// A job that goes on in steps of at most one forward, so that what is more urgent runs in between.
/// Worker thread only. It uses its model by reference and is destroyed before it.
class SteppedWork
{
public:
    virtual ~SteppedWork() = default;

    [[nodiscard]] virtual Status step(std::stop_token stop) = 0;
    [[nodiscard]] virtual bool isFinished() const = 0;
    /// Those whose forwards leave room for other programs during a step; none of what is measured.
    [[nodiscard]] virtual std::vector<SharingModel> sharingModels() const { return {}; }
    /// Another job has run since the last step: what was being measured is worthless.
    virtual void disturb() {}

    /// What there is to tell until now.
    [[nodiscard]] virtual WorkerEvent progress(JobId job) const = 0;
    /// The good end. Called once, when it is finished.
    [[nodiscard]] virtual WorkerEvent finished(JobId job, ModelId model) = 0;
    /// What it had when it was cancelled, if that is of use.
    [[nodiscard]] virtual std::optional<SweepResult> partial() const { return std::nullopt; }
};

} // namespace maskscope
