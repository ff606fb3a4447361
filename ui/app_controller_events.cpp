// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app_controller.h"

namespace maskscope {

void AppController::on(const JobStarted& /*event*/) {}

void AppController::on(const LoadProgress& event)
{
    if (m_loadJob == event.job) {
        Q_EMIT loadProgress(event.fraction);
    } else if (m_sweepJob == event.job) {
        Q_EMIT sweepOpening(event.fraction);
    }
}

void AppController::on(const SweepProgress& event)
{
    if (m_sweepJob == event.job) {
        m_sweepSoFar = event.result;
        Q_EMIT sweepProgress(event.result);
    }
}

void AppController::on(const ExplanationProgress& /*event*/) {}

void AppController::on(const ExplanationReady& event)
{
    m_explanations->end(event);
}

void AppController::on(const InspectionProgress& event)
{
    if (m_inspectJob == event.job) {
        Q_EMIT inspectionProgress(event.fraction);
    }
}

void AppController::on(const ModelLoaded& event)
{
    // Even when a newer load is on its way: the model before this one is gone by now.
    m_model = event.model;
    m_summary = event.summary;
    m_inspection.reset();
    m_tokenizer = event.tokenizer;
    m_tokenizerError = event.tokenizerError;
    if (m_loadJob == event.job) {
        m_loadJob.reset();
        m_path = m_loadingPath;
    } else {
        m_path = QString::fromStdString(event.summary->path);
    }
    rememberRoles(*m_summary);
    Q_EMIT modelChanged();
    Q_EMIT activityChanged();
    predictNow();
}

/// Only of a file whose hash was asked for: the others have no part in it.
void AppController::rememberRoles(const ModelSummary& summary)
{
    if (summary.sha256.empty()) {
        return;
    }
    std::erase_if(m_remembered,
                  [&](const RememberedRoles& known) { return known.sha256 == summary.sha256; });
    RoleOverrides roles = chosenRoles(summary.inputs);
    if (!roles.empty()) {
        m_remembered.insert(m_remembered.begin(),
                            {summary.sha256, summary.fileBytes, std::move(roles)});
    }
    Q_EMIT rememberedRolesChanged(m_remembered);
}

void AppController::on(const PredictionReady& event)
{
    if (m_predictJob == event.job) {
        m_predictJob.reset();
        Q_EMIT predictionReady(event.prediction);
        Q_EMIT activityChanged();
    }
}

void AppController::on(const InspectionReady& event)
{
    if (m_inspectJob == event.job) {
        m_inspectJob.reset();
        if (m_model == event.model) {
            m_inspection = event.inspection;
            Q_EMIT inspectionReady();
        }
        Q_EMIT activityChanged();
    }
}

void AppController::on(const SweepFinished& event)
{
    if (m_sweepJob == event.job) {
        m_sweepJob.reset();
        Q_EMIT sweepFinished(event.result, false);
        Q_EMIT activityChanged();
    }
}

void AppController::on(const JobFailed& event)
{
    if (m_loadJob == event.job) {
        m_loadJob.reset();
        Q_EMIT loadFailed(m_loadingPath, event.error);
    } else if (m_predictJob == event.job) {
        m_predictJob.reset();
        Q_EMIT predictionFailed(event.error);
    } else if (m_inspectJob == event.job) {
        m_inspectJob.reset();
        Q_EMIT inspectionFailed(event.error);
    } else if (m_sweepJob == event.job) {
        m_sweepJob.reset();
        Q_EMIT sweepFailed(event.error);
    } else {
        m_explanations->end(event);
    }
    Q_EMIT activityChanged();
}

void AppController::on(const JobCancelled& event)
{
    if (m_loadJob == event.job) {
        m_loadJob.reset();
        Q_EMIT loadCancelled(m_loadingPath);
    } else if (m_predictJob == event.job) {
        m_predictJob.reset();
    } else if (m_inspectJob == event.job) {
        m_inspectJob.reset();
        Q_EMIT inspectionCancelled();
    } else if (m_sweepJob == event.job) {
        m_sweepJob.reset();
        Q_EMIT sweepFinished(event.partial.value_or(m_sweepSoFar), true);
    } else {
        m_explanations->end(event);
    }
    Q_EMIT activityChanged();
}

void AppController::on(const ModelAltered& event)
{
    if (m_model == event.model) {
        m_summary = event.summary;
        cancelSweep(); // half of it was measured otherwise
        Q_EMIT modelChanged();
        predictNow();
    }
}

void AppController::on(const WorkerStopped& /*event*/)
{
    Q_EMIT stopped();
}

} // namespace maskscope
