// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app_controller.h"
#include "ui/app_controller_state.h"

namespace maskscope {

/// What each event of the worker means to the session.
struct AppController::Handler
{
    AppController& c;

    void operator()(const JobStarted& event) const;
    void operator()(const LoadProgress& event) const;
    void operator()(const SweepProgress& event) const;
    void operator()(const CompareProgress& event) const { c.d->comparisons->note(event); }
    void operator()(const ComparisonReady& event) const { c.d->comparisons->end(event); }
    void operator()(const ContestReady& event) const { c.d->comparisons->end(event); }
    void operator()(const ExplanationProgress& event) const { c.d->explanations->note(event); }
    void operator()(const ExplanationReady& event) const;
    void operator()(const InspectionProgress& event) const;
    void operator()(const AgreementProgress& event) const { c.d->trial->note(event); }
    void operator()(const AgreementMeasured& event) const { c.d->trial->end(event); }
    void operator()(const ModelLoaded& event) const;
    void operator()(const PredictionReady& event) const;
    void operator()(const InspectionReady& event) const;
    void operator()(const SweepFinished& event) const;
    void operator()(const JobFailed& event) const;
    void operator()(const JobCancelled& event) const;
    void operator()(const ModelAltered& event) const;
    void operator()(const WorkerStopped& event) const;
};

void AppController::handle(const WorkerEvent& event)
{
    std::visit(Handler{*this}, event);
}

void AppController::repeat()
{
    if (d->loadJob) {
        Q_EMIT loadStarted(d->loadingPath);
    }
    if (d->summary) {
        Q_EMIT modelChanged();
    }
    if (d->answer && d->answer->hasValue()) {
        Q_EMIT predictionReady(d->answer->value());
    } else if (d->answer) {
        Q_EMIT predictionFailed(d->answer->error());
    }
    if (d->predictJob) {
        Q_EMIT predictionStarted();
    }
    if (d->sweepJob || d->wasSweepCancelled) {
        Q_EMIT sweepStarted(d->sweepOptions);
        Q_EMIT sweepProgress(d->sweepSoFar);
    }
    if (d->wasSweepCancelled) {
        Q_EMIT sweepFinished(d->sweepSoFar, *d->wasSweepCancelled);
    }
    if (d->inspectJob) {
        Q_EMIT inspectionStarted();
    }
    d->explanations->repeat();
    d->comparisons->repeat();
    Q_EMIT activityChanged();
}

/// Only of a file whose hash was asked for: the others have no part in it.
void AppController::rememberRoles(const ModelSummary& summary)
{
    if (summary.sha256.empty()) {
        return;
    }
    std::erase_if(d->remembered,
                  [&](const RememberedRoles& known) { return known.sha256 == summary.sha256; });
    RoleOverrides roles = chosenRoles(summary.inputs);
    if (!roles.empty()) {
        d->remembered.insert(d->remembered.begin(),
                             {summary.sha256, summary.fileBytes, std::move(roles)});
    }
    Q_EMIT rememberedRolesChanged(d->remembered);
}

void AppController::Handler::operator()(const JobStarted& /*event*/) const {}

void AppController::Handler::operator()(const LoadProgress& event) const
{
    if (c.d->loadJob == event.job) {
        Q_EMIT c.loadProgress(event.fraction);
    } else if (c.d->sweepJob == event.job) {
        Q_EMIT c.sweepOpening(event.fraction);
    } else {
        c.d->trial->note(event);
        c.d->comparisons->note(event);
    }
}

void AppController::Handler::operator()(const SweepProgress& event) const
{
    if (c.d->sweepJob == event.job) {
        c.d->sweepSoFar = event.result;
        Q_EMIT c.sweepProgress(event.result);
    }
}

void AppController::Handler::operator()(const ExplanationReady& event) const
{
    c.d->explanations->end(event);
}

void AppController::Handler::operator()(const InspectionProgress& event) const
{
    if (c.d->inspectJob == event.job) {
        Q_EMIT c.inspectionProgress(event.fraction);
    }
}

void AppController::Handler::operator()(const ModelLoaded& event) const
{
    // Even when a newer load is on its way: the model before this one is gone by now.
    c.d->model = event.model;
    c.d->summary = event.summary;
    c.d->inspection.reset();
    c.d->answer.reset();
    c.d->wasSweepCancelled.reset();
    c.d->tokenizer = event.tokenizer;
    c.d->tokenizerError = event.tokenizerError;
    if (c.d->loadJob == event.job) {
        c.d->loadJob.reset();
        c.d->path = c.d->loadingPath;
    } else {
        c.d->path = QString::fromStdString(event.summary->path);
    }
    c.rememberRoles(*c.d->summary);
    c.d->comparisons->setModel(event.model, c.d->remembered);
    Q_EMIT c.modelChanged();
    Q_EMIT c.activityChanged();
    c.predictNow();
}

void AppController::Handler::operator()(const PredictionReady& event) const
{
    if (c.d->predictJob == event.job) {
        c.d->predictJob.reset();
        c.d->answer = event.prediction;
        Q_EMIT c.predictionReady(event.prediction);
        Q_EMIT c.activityChanged();
    }
}

void AppController::Handler::operator()(const InspectionReady& event) const
{
    if (c.d->inspectJob == event.job) {
        c.d->inspectJob.reset();
        if (c.d->model == event.model) {
            c.d->inspection = event.inspection;
            Q_EMIT c.inspectionReady();
        }
        Q_EMIT c.activityChanged();
    }
}

void AppController::Handler::operator()(const SweepFinished& event) const
{
    if (c.d->sweepJob == event.job) {
        c.d->sweepJob.reset();
        c.d->sweepSoFar = event.result;
        c.d->wasSweepCancelled = false;
        Q_EMIT c.sweepFinished(event.result, false);
        Q_EMIT c.activityChanged();
    }
}

void AppController::Handler::operator()(const JobFailed& event) const
{
    if (c.d->loadJob == event.job) {
        c.d->loadJob.reset();
        Q_EMIT c.loadFailed(c.d->loadingPath, event.error);
    } else if (c.d->predictJob == event.job) {
        c.d->predictJob.reset();
        c.d->answer = event.error;
        Q_EMIT c.predictionFailed(event.error);
    } else if (c.d->inspectJob == event.job) {
        c.d->inspectJob.reset();
        Q_EMIT c.inspectionFailed(event.error);
    } else if (c.d->sweepJob == event.job) {
        c.d->sweepJob.reset();
        Q_EMIT c.sweepFailed(event.error);
    } else {
        c.d->explanations->end(event);
        c.d->trial->end(event);
        c.d->comparisons->end(event);
    }
    Q_EMIT c.activityChanged();
}

void AppController::Handler::operator()(const JobCancelled& event) const
{
    if (c.d->loadJob == event.job) {
        c.d->loadJob.reset();
        Q_EMIT c.loadCancelled(c.d->loadingPath);
    } else if (c.d->predictJob == event.job) {
        c.d->predictJob.reset();
    } else if (c.d->inspectJob == event.job) {
        c.d->inspectJob.reset();
        Q_EMIT c.inspectionCancelled();
    } else if (c.d->sweepJob == event.job) {
        c.d->sweepJob.reset();
        c.d->sweepSoFar = event.partial.value_or(c.d->sweepSoFar);
        c.d->wasSweepCancelled = true;
        Q_EMIT c.sweepFinished(c.d->sweepSoFar, true);
    } else {
        c.d->explanations->end(event);
        c.d->trial->end(event);
        c.d->comparisons->end(event);
    }
    Q_EMIT c.activityChanged();
}

void AppController::Handler::operator()(const ModelAltered& event) const
{
    if (c.d->model == event.model) {
        c.d->summary = event.summary;
        c.cancelSweep(); // half of it was measured otherwise
        Q_EMIT c.modelChanged();
        c.predictNow();
    }
}

void AppController::Handler::operator()(const WorkerStopped& /*event*/) const
{
    Q_EMIT c.stopped();
}

} // namespace maskscope
