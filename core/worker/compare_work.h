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
    /// `other` may be null: both sides are `open`. Both have a tokenizer.
    CompareWork(const CompareJob& job, const OpenModel& open, std::shared_ptr<OpenModel> other);

    [[nodiscard]] Status step(std::stop_token stop) override;
    [[nodiscard]] bool isFinished() const override { return m_steps.isFinished(); }
    [[nodiscard]] std::vector<SharingModel> sharingModels() const override;
    [[nodiscard]] WorkerEvent progress(JobId job) const override;
    [[nodiscard]] WorkerEvent finished(JobId job, ModelId model) override;

private:
    SharingModel m_model;
    std::shared_ptr<OpenModel> m_other;
    ComparisonSteps m_steps; ///< after m_other: it refers to it
};

/// Answering the sentences of a contest.
class ContestWork final : public SteppedWork
{
public:
    ContestWork(const ContestJob& job, const OpenModel& open);

    [[nodiscard]] Status step(std::stop_token stop) override;
    [[nodiscard]] bool isFinished() const override { return m_steps.isFinished(); }
    [[nodiscard]] std::vector<SharingModel> sharingModels() const override { return {m_model}; }
    [[nodiscard]] WorkerEvent progress(JobId job) const override;
    [[nodiscard]] WorkerEvent finished(JobId job, ModelId model) override;

private:
    SharingModel m_model;
    ContestSteps m_steps;
};

} // namespace maskscope
