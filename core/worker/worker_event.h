// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/explain_steps.h"
#include "core/latency/sweep.h"
#include "core/model/inspection.h"
#include "core/model/model_summary.h"
#include "core/text/tokenizer.h"

#include <functional>
#include <memory>
#include <string>
#include <variant>

namespace maskscope {

// Not terminal: any number of them before a job's end.
struct JobStarted
{
    JobId job;
};
/// Of a load, or of a sweep that opens a model to compare with.
struct LoadProgress
{
    JobId job;
    double fraction = 0; ///< 0 to 1
};
struct ExplanationProgress
{
    JobId job;
    std::size_t steps = 0; ///< done; how many there are is not known beforehand
};
struct InspectionProgress
{
    JobId job;
    double fraction = 0; ///< 0 to 1
};
struct SweepProgress
{
    JobId job;
    SweepResult result; ///< so far
};

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

using WorkerEvent
    = std::variant<JobStarted, LoadProgress, ExplanationProgress, InspectionProgress, SweepProgress,
                   ModelLoaded, PredictionReady, ExplanationReady, InspectionReady, SweepFinished,
                   JobFailed, JobCancelled, ModelAltered, WorkerStopped>;

/// Called on the worker thread, or inside submit() and cancel() on the caller's. It posts the event
/// elsewhere and returns at once.
using EventSink = std::function<void(WorkerEvent)>;

} // namespace maskscope
