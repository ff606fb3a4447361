// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/job_board.h"
#include "core/worker/model_store.h"
#include "core/worker/throttle.h"

#include <memory>
#include <optional>
#include <stop_token>

namespace maskscope {

/// Does the jobs: owns the loader, the models and the sweep that has begun. Made, used and
/// destroyed on the worker thread. Each job it is given ends with exactly one terminal event.
class JobRunner
{
public:
    /// `board` and `sink` must outlive the runner. Without a loader every load fails with its
    /// error.
    JobRunner(Result<std::unique_ptr<ModelLoader>> loader, JobBoard& board, const EventSink& sink);

    void run(const TakenJob& taken);
    /// One step of the sweep that has begun.
    void run(ContinueSweep order);
    /// One step of a model's idle work.
    void run(DoIdleWork order);
    [[nodiscard]] bool hasIdleWork() const { return m_models.withIdleWork().has_value(); }

    /// The sweep that has begun and not ended.
    [[nodiscard]] std::optional<JobId> sweep() const;
    /// Ends it, if there is one; `reason` counts if it has no other yet.
    void cancelSweep(CancelReason reason);

private:
    struct Sweep
    {
        JobId job;
        ModelId model;
        std::stop_token stop;
        std::unique_ptr<OpenModel> other; ///< null: none to compare with
        std::unique_ptr<LatencySweep> steps; ///< after `other`: it may refer to it
        Throttle throttle;
    };

    void execute(const TakenJob& taken, const LoadJob& job);
    void execute(const TakenJob& taken, const PredictJob& job);
    void execute(const TakenJob& taken, const SweepJob& job);

    [[nodiscard]] Status beginSweep(const TakenJob& taken, const SweepJob& job, const MaskedLm& lm);
    [[nodiscard]] Result<OpenModel> load(const TakenJob& taken, const LoadJob& job);
    /// Null where the sweep compares with no other model.
    [[nodiscard]] Result<std::unique_ptr<OpenModel>> loadOther(const TakenJob& taken,
                                                               const SweepJob& job);
    /// Frees a model and ends all that needs it.
    void retire(ModelId model);
    /// Null after the job was ended, because its model is not there.
    [[nodiscard]] const OpenModel* findOrEnd(JobId job, ModelId model);
    /// False after the job was ended, because it was cancelled or failed.
    template <typename T>
    [[nodiscard]] bool endsWell(JobId job, const Result<T>& outcome);
    void endSweep(const Status& outcome, CancelReason fallback);
    /// Other work has run in between.
    void disturbSweep();

    Result<std::unique_ptr<ModelLoader>> m_loader;
    JobBoard& m_board;
    const EventSink& m_sink;
    ModelStore m_models;
    std::unique_ptr<Sweep> m_sweep; ///< after m_models: it refers to one of them
};

} // namespace maskscope
