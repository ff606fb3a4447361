// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/begun_works.h"
#include "core/worker/job_board.h"
#include "core/worker/model_store.h"
#include "core/worker/processor_share.h"
#include "core/worker/second_model.h"

#include <memory>
#include <optional>
#include <stop_token>

namespace maskscope {

/// Does the jobs: owns the loader, the models and the jobs that go on in steps. Made, used and
/// destroyed on the worker thread. Each job it is given ends with exactly one terminal event.
class JobRunner
{
public:
    /// `board` and `sink` must outlive the runner. Without a loader every load fails with its
    /// error. `share`: how many threads of a model answer, beside other programs.
    JobRunner(Result<std::unique_ptr<ModelLoader>> loader, JobBoard& board, const EventSink& sink,
              ProcessorShare share = ProcessorShare());

    void run(const TakenJob& taken);
    /// One step of a job that has begun.
    void run(ContinueWork order);
    /// One step of a model's idle work.
    void run(DoIdleWork order);
    [[nodiscard]] bool hasIdleWork() const { return m_models.withIdleWork().has_value(); }

    /// The jobs that have begun, go on in steps and have not ended.
    [[nodiscard]] std::vector<SteppedJob> begun() const { return m_begun.jobs(); }
    /// Ends them; `reason` counts for those that have no other yet.
    void cancelBegun(CancelReason reason) { m_begun.cancelAll(reason); }

private:
    using Steps = Result<std::unique_ptr<SteppedWork>>;

    void execute(const TakenJob& taken, const LoadJob& job);
    void execute(const TakenJob& taken, const PredictJob& job);
    void execute(const TakenJob& taken, const CompareJob& job);
    void execute(const TakenJob& taken, const ExplainJob& job);
    void execute(const TakenJob& taken, const ContestJob& job);
    void execute(const TakenJob& taken, const InspectJob& job);
    void execute(const TakenJob& taken, const AgreementJob& job);
    void execute(const TakenJob& taken, const SweepJob& job);

    /// `make` gives the steps, or why there are none.
    template <typename Make>
    void begin(const TakenJob& taken, ModelId model, Make make);
    [[nodiscard]] Steps compareSteps(const TakenJob& taken, const CompareJob& job,
                                     const OpenModel& open);
    [[nodiscard]] Steps agreementSteps(const TakenJob& taken, const AgreementJob& job,
                                       const MaskedLm& lm);
    [[nodiscard]] Steps sweepSteps(const TakenJob& taken, const SweepJob& job, const MaskedLm& lm);
    [[nodiscard]] Result<OpenModel> load(const TakenJob& taken, const LoadJob& job);
    /// A model that its job alone owns.
    [[nodiscard]] Result<std::unique_ptr<OpenModel>> loadOther(const TakenJob& taken,
                                                               const LoadJob& job);
    /// Frees a model and ends all that needs it.
    void retire(ModelId model);
    /// Null after the job was ended, because its model is not there.
    [[nodiscard]] const OpenModel* findOrEnd(JobId job, ModelId model);
    /// False after the job was ended, because it was cancelled or failed.
    template <typename T>
    [[nodiscard]] bool endsWell(JobId job, const Result<T>& outcome);

    Result<std::unique_ptr<ModelLoader>> m_loader;
    JobBoard& m_board;
    const EventSink& m_sink;
    ModelStore m_models;
    ProcessorShare m_share;
    SecondModel m_second;
    BegunWorks m_begun; ///< after m_models: it refers to them
};

} // namespace maskscope
