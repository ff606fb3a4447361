// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app_controller.h"

#include <QFile>
#include <QMetaObject>

#include <algorithm>
#include <chrono>
#include <utility>

namespace maskscope {

namespace {

constexpr std::chrono::milliseconds kTypingPause{40};

std::filesystem::path toPath(const QString& path)
{
    return {QFile::encodeName(path).toStdString()};
}

} // namespace

AppController::AppController(InferenceWorker::LoaderFactory makeLoader, QObject* parent)
    : QObject(parent)
{
    m_typingPause.setSingleShot(true);
    m_typingPause.setInterval(kTypingPause);
    connect(&m_typingPause, &QTimer::timeout, this, &AppController::predictNow);
    // The worker is a member, so it has ended before this object does.
    const auto post = [this](WorkerEvent event) {
        QMetaObject::invokeMethod(
            this, [this, posted = std::move(event)] { handle(posted); }, Qt::QueuedConnection);
    };
    m_worker = std::make_unique<InferenceWorker>(std::move(makeLoader), post);
    m_explanations = new Explanations(*m_worker, this);
}

AppController::~AppController() = default;

std::shared_ptr<const ModelSummary> AppController::summary() const
{
    return m_summary;
}

std::shared_ptr<const Tokenizer> AppController::tokenizer() const
{
    return m_tokenizer;
}

std::optional<Error> AppController::cannotFill() const
{
    if (!m_summary) {
        return std::nullopt;
    }
    if (m_tokenizerError) {
        return m_tokenizerError;
    }
    if (!m_tokenizer) {
        return Error{ErrorCode::NoTokenizer, {{"file", m_path.toStdString()}}, {}};
    }
    if (!m_summary->output.hasLmHead) {
        const auto words = static_cast<std::int64_t>(m_tokenizer->vocabularySize());
        return Error{ErrorCode::NoLmHead, {{"limit", words}}, {}};
    }
    if (!m_tokenizer->maskId()) {
        return Error{ErrorCode::NoMaskToken, {}, {}};
    }
    return std::nullopt;
}

std::vector<Fault> AppController::faults() const
{
    if (!m_summary) {
        return {};
    }
    const bool isMissing = m_tokenizerError ? m_tokenizerError->code == ErrorCode::NoTokenizer
                                            : m_tokenizer == nullptr;
    return faultsOf(*m_summary, !isMissing);
}

QString AppController::path() const
{
    return m_path;
}

QString AppController::loadingPath() const
{
    return m_loadingPath;
}

bool AppController::isLoading() const
{
    return m_loadJob.has_value();
}

bool AppController::isSweeping() const
{
    return m_sweepJob.has_value();
}

bool AppController::isPredicting() const
{
    return m_predictJob.has_value();
}

void AppController::openFile(const QString& path)
{
    load(path, std::nullopt);
}

void AppController::chooseRoles(const RoleOverrides& roles)
{
    if (!m_path.isEmpty()) {
        load(m_path, roles);
    }
}

void AppController::setRememberedRoles(const std::vector<RememberedRoles>& remembered)
{
    m_remembered = remembered;
}

void AppController::load(const QString& path, const std::optional<RoleOverrides>& roles)
{
    m_loadingPath = path;
    LoadJob job;
    job.path = toPath(path);
    job.replaces = m_model;
    job.roles = roles;
    job.remembered = m_remembered;
    m_loadJob = m_worker->submit(kLoadChannel, job);
    Q_EMIT loadStarted(path);
    Q_EMIT activityChanged();
}

void AppController::reload()
{
    if (!m_path.isEmpty()) {
        openFile(m_path);
    }
}

void AppController::cancelLoad()
{
    if (m_loadJob) {
        m_worker->cancel(*m_loadJob);
    }
}

void AppController::setText(const QString& text, const std::optional<QString>& pair)
{
    const auto pairUtf8 = pair ? std::optional(pair->toStdString()) : std::nullopt;
    if (text == m_text && pairUtf8 == m_options.pair) {
        return;
    }
    m_text = text;
    m_options.pair = pairUtf8;
    // The first key is answered at once. What follows while that lasts waits until there is a
    // pause: its forward cannot be interrupted, and each newer text drops the older one's answer.
    if (isPredicting() || m_typingPause.isActive()) {
        m_typingPause.start();
    } else {
        predictNow();
    }
}

void AppController::setTopK(int topK)
{
    const auto wanted = static_cast<std::size_t>(std::max(topK, 1));
    if (wanted != m_options.topK) {
        m_options.topK = wanted;
        predictNow();
    }
}

void AppController::setComposing(bool composing)
{
    m_isComposing = composing;
    if (!composing && m_isPredictionDue) {
        predictNow();
    }
}

void AppController::predictNow()
{
    m_typingPause.stop();
    m_isPredictionDue = m_isComposing;
    if (m_isComposing) {
        return;
    }
    if (!m_model || cannotFill()) {
        m_explanations->forgetText();
        return;
    }
    m_explanations->setText(*m_model, m_text, m_options);
    m_predictJob
        = m_worker->submit(kPredictChannel, PredictJob{*m_model, m_text.toStdString(), m_options});
    Q_EMIT predictionStarted();
    Q_EMIT activityChanged();
}

void AppController::startSweep(const SweepOptions& options, const SweepComparison& comparison)
{
    if (!m_model) {
        return;
    }
    m_sweepSoFar = {};
    SweepJob job{*m_model, options, comparison};
    if (job.comparison.other) {
        job.comparison.other->remembered = m_remembered;
    }
    m_sweepJob = m_worker->submit(kSweepChannel, std::move(job));
    Q_EMIT sweepStarted(options);
    Q_EMIT activityChanged();
}

void AppController::cancelSweep()
{
    if (m_sweepJob) {
        m_worker->cancel(*m_sweepJob);
    }
}

std::shared_ptr<const Inspection> AppController::inspection() const
{
    return m_inspection;
}

void AppController::inspect()
{
    if (m_model && !m_inspection && !m_inspectJob) {
        m_inspectJob = m_worker->submit(kInspectChannel, InspectJob{*m_model});
        Q_EMIT inspectionStarted();
        Q_EMIT activityChanged();
    }
}

void AppController::cancelInspection()
{
    if (m_inspectJob) {
        m_worker->cancel(*m_inspectJob);
    }
}

void AppController::stop()
{
    m_typingPause.stop();
    m_worker->stop();
}

void AppController::handle(const WorkerEvent& event)
{
    std::visit([this](const auto& typed) { on(typed); }, event);
}

} // namespace maskscope
