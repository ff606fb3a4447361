// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/load_task.h"
#include "core/worker/stepped_work.h"

#include <memory>

namespace maskscope {

/// A sweep and the model that was opened to be compared with.
class SweepWork final : public SteppedWork
{
public:
    /// `other` may be null: none to compare with.
    SweepWork(const SweepJob& job, const MaskedLm& lm, std::unique_ptr<OpenModel> other);

    [[nodiscard]] Status step(std::stop_token stop) override;
    [[nodiscard]] bool isFinished() const override { return m_steps.isFinished(); }
    void disturb() override { m_steps.discardNextRun(); }
    [[nodiscard]] WorkerEvent progress(JobId job) const override;
    [[nodiscard]] WorkerEvent finished(JobId job, ModelId model) override;
    [[nodiscard]] std::optional<SweepResult> partial() const override { return m_steps.result(); }

private:
    std::unique_ptr<OpenModel> m_other;
    LatencySweep m_steps; ///< after m_other: it may refer to it
};

} // namespace maskscope
