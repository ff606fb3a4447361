// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/jobs.h"
#include "core/worker/stepped_work.h"

namespace maskscope {

/// A question about a text.
class ExplainWork final : public SteppedWork
{
public:
    ExplainWork(const ExplainJob& job, const OpenModel& open);

    [[nodiscard]] Status step(std::stop_token stop) override;
    [[nodiscard]] bool isFinished() const override { return m_steps.isFinished(); }
    [[nodiscard]] std::vector<SharingModel> sharingModels() const override { return {m_model}; }
    [[nodiscard]] WorkerEvent progress(JobId job) const override;
    [[nodiscard]] WorkerEvent finished(JobId job, ModelId model) override;

private:
    SharingModel m_model;
    ExplainSteps m_steps;
};

} // namespace maskscope
