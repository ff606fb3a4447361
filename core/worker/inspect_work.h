// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/stepped_work.h"

namespace maskscope {

/// Looking inside a model.
class InspectWork final : public SteppedWork
{
public:
    explicit InspectWork(TracedModel& model);

    [[nodiscard]] Status step(std::stop_token stop) override;
    [[nodiscard]] bool isFinished() const override { return m_last.inspection != nullptr; }
    [[nodiscard]] WorkerEvent progress(JobId job) const override;
    [[nodiscard]] WorkerEvent finished(JobId job, ModelId model) override;

private:
    TracedModel& m_model;
    InspectionStep m_last;
};

} // namespace maskscope
