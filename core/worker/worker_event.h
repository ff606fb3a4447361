// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/agreement.h"
#include "core/inference/comparison_steps.h"
#include "core/inference/contest_steps.h"
#include "core/inference/explain_steps.h"
#include "core/latency/sweep.h"
#include "core/model/inspection.h"
#include "core/model/model_summary.h"
#include "core/text/tokenizer.h"
#include "core/worker/progress_event.h"

#include <functional>
#include <memory>
#include <string>
#include <variant>

namespace maskscope {

// Terminal: exactly one of these ends each job.
struct ModelLoaded
{
    JobId job;
    ModelId model;
    std::shared_ptr<const ModelSummary> summary;
    std::shared_ptr<const Tokenizer> tokenizer; ///< null: none was found (see `tokenizerError`)
    std::optional<Error> tokenizerError; ///< why there is no usable tokenizer
    double milliseconds = 0;
};
struct PredictionReady
{
    JobId job;
    ModelId model;
    Prediction prediction;
};
struct ComparisonReady
{
    JobId job;
    ModelId model;
    std::shared_ptr<const Comparison> comparison;
    std::shared_ptr<const ModelSummary> other; ///< of side B; null: the same model
};
struct ContestReady
{
    JobId job;
    ModelId model;
    std::shared_ptr<const ContestResult> result;
};
struct ExplanationReady
{
    JobId job;
    ModelId model;
    std::shared_ptr<const Explanation> explanation;
};
struct InspectionReady
{
    JobId job;
    ModelId model;
    std::shared_ptr<const Inspection> inspection;
};
struct AgreementMeasured
{
    JobId job;
    ModelId model;
    Agreement agreement;
    EngineReport other; ///< of the program that was compared
};
struct SweepFinished
{
    JobId job;
    ModelId model;
    SweepResult result;
};
struct JobFailed
{
    JobId job;
    Error error;
};
enum class CancelReason
{
    Requested, ///< by cancel()
    Superseded, ///< a later job of the same channel
    ModelReplaced, ///< its model was freed
    Stopping, ///< the worker ends
};
struct JobCancelled
{
    JobId job;
    CancelReason reason = CancelReason::Requested;
    std::optional<SweepResult> partial; ///< what a cancelled sweep had measured
};

/// Of no job: a check of an open model ended so that its answers until now may be wrong.
struct ModelAltered
{
    ModelId model;
    std::shared_ptr<const ModelSummary> summary;
};

/// The worker's last event: no job runs any more, its models are freed.
struct WorkerStopped
{};

using WorkerEvent = std::variant<JobStarted, LoadProgress, CompareProgress, ExplanationProgress,
                                 InspectionProgress, AgreementProgress, SweepProgress, ModelLoaded,
                                 PredictionReady, ComparisonReady, ContestReady, ExplanationReady,
                                 InspectionReady, AgreementMeasured, SweepFinished, JobFailed,
                                 JobCancelled, ModelAltered, WorkerStopped>;

/// Called on the worker thread, or inside submit() and cancel() on the caller's. It posts the event
/// elsewhere and returns at once.
using EventSink = std::function<void(WorkerEvent)>;

} // namespace maskscope
