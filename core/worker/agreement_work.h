// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/agreement.h"
#include "core/worker/load_task.h"
#include "core/worker/stepped_work.h"

#include <memory>

namespace maskscope {

/// Comparing the answers of a model with those of the same file opened otherwise, which is closed
/// at the end.
class AgreementWork final : public SteppedWork
{
public:
    AgreementWork(const MaskedLm& exact, std::unique_ptr<OpenModel> other);

    [[nodiscard]] Status step(std::stop_token stop) override { return m_run.step(std::move(stop)); }
    [[nodiscard]] bool isFinished() const override { return m_run.isFinished(); }
    [[nodiscard]] WorkerEvent progress(JobId job) const override;
    [[nodiscard]] WorkerEvent finished(JobId job, ModelId model) override;

private:
    std::unique_ptr<OpenModel> m_other;
    AgreementRun m_run; ///< after m_other: it refers to it
};

} // namespace maskscope
