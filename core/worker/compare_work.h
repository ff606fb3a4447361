// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/load_task.h"
#include "core/worker/stepped_work.h"

#include <memory>

namespace maskscope {

/// Comparing two texts, or two models. It keeps the other model alive while it runs.
class CompareWork final : public SteppedWork
{
public:
    /// `other` may be null: both sides are `lm`. Both have a tokenizer.
    CompareWork(const CompareJob& job, const MaskedLm& lm, std::shared_ptr<OpenModel> other);

    [[nodiscard]] Status step(std::stop_token stop) override;
    [[nodiscard]] bool isFinished() const override { return m_steps.isFinished(); }
    [[nodiscard]] WorkerEvent progress(JobId job) const override;
    [[nodiscard]] WorkerEvent finished(JobId job, ModelId model) override;

private:
    std::shared_ptr<OpenModel> m_other;
    ComparisonSteps m_steps; ///< after m_other: it refers to it
};

/// Answering the sentences of a contest.
class ContestWork final : public SteppedWork
{
public:
    ContestWork(const ContestJob& job, const MaskedLm& lm);

    [[nodiscard]] Status step(std::stop_token stop) override;
    [[nodiscard]] bool isFinished() const override { return m_steps.isFinished(); }
    [[nodiscard]] WorkerEvent progress(JobId job) const override;
    [[nodiscard]] WorkerEvent finished(JobId job, ModelId model) override;

private:
    ContestSteps m_steps;
};

} // namespace maskscope
