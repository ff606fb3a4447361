// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app_controller.h"

#include <QTimer>

#include <optional>
#include <utility>

namespace maskscope {

/// What the session knows; for its own files alone.
struct AppController::State
{
    QString path;
    QString loadingPath;
    std::vector<RememberedRoles> remembered;
    QString text;
    PredictOptions options;
    int threads = 0;
    bool isComposing = false;
    bool isPredictionDue = false;
    /// What was to be predicted when hold() began.
    std::optional<std::pair<QString, PredictOptions>> held;
    QTimer typingPause;
    std::optional<ModelId> model;
    std::shared_ptr<const ModelSummary> summary;
    std::shared_ptr<const Tokenizer> tokenizer;
    std::optional<Error> tokenizerError;
    std::optional<JobId> loadJob;
    std::optional<JobId> predictJob;
    std::optional<JobId> inspectJob;
    std::shared_ptr<const Inspection> inspection; ///< of model
    std::optional<JobId> sweepJob;
    SweepResult sweepSoFar;
    SweepOptions sweepOptions;
    SweepComparison sweepComparison;
    std::optional<bool> wasSweepCancelled; ///< the last one of model; nothing: none has ended
    std::optional<Result<Prediction>> answer; ///< the last one of model
    Explanations* explanations = nullptr;
    PrecisionTrial* trial = nullptr;
    Comparisons* comparisons = nullptr;
    std::unique_ptr<InferenceWorker> worker; ///< last: ends before what its events touch
};

} // namespace maskscope
