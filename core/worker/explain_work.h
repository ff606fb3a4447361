// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/jobs.h"
#include "core/worker/stepped_work.h"

namespace maskscope {

/// A question about a text.
class ExplainWork final : public SteppedWork
{
public:
    ExplainWork(const ExplainJob& job, const MaskedLm& lm);

    [[nodiscard]] Status step(std::stop_token stop) override;
    [[nodiscard]] bool isFinished() const override { return m_steps.isFinished(); }
    [[nodiscard]] WorkerEvent progress(JobId job) const override;
    [[nodiscard]] WorkerEvent finished(JobId job, ModelId model) override;

private:
    ExplainSteps m_steps;
    std::size_t m_forwards = 0;
};

} // namespace maskscope
