// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app_controller.h"

#include "ui/app_controller_state.h"

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
    , d(std::make_unique<State>())
{
    d->typingPause.setSingleShot(true);
    d->typingPause.setInterval(kTypingPause);
    connect(&d->typingPause, &QTimer::timeout, this, &AppController::predictNow);
    // The worker is a member, so it has ended before this object does.
    const auto post = [this](WorkerEvent event) {
        QMetaObject::invokeMethod(
            this, [this, posted = std::move(event)] { handle(posted); }, Qt::QueuedConnection);
    };
    d->worker = std::make_unique<InferenceWorker>(std::move(makeLoader), post);
    d->explanations = new Explanations(*d->worker, this);
    d->trial = new PrecisionTrial(*d->worker, this);
    d->comparisons = new Comparisons(*d->worker, this);
}

AppController::~AppController() = default;

std::shared_ptr<const ModelSummary> AppController::summary() const
{
    return d->summary;
}

std::shared_ptr<const Tokenizer> AppController::tokenizer() const
{
    return d->tokenizer;
}

std::optional<Error> AppController::cannotFill() const
{
    if (!d->summary) {
        return std::nullopt;
    }
    if (d->tokenizerError) {
        return d->tokenizerError;
    }
    if (!d->tokenizer) {
        return Error{ErrorCode::NoTokenizer, {{"file", d->path.toStdString()}}, {}};
    }
    if (!d->summary->output.hasLmHead) {
        const auto words = static_cast<std::int64_t>(d->tokenizer->vocabularySize());
        return Error{ErrorCode::NoLmHead, {{"limit", words}}, {}};
    }
    if (!d->tokenizer->maskId()) {
        return Error{ErrorCode::NoMaskToken, {}, {}};
    }
    return std::nullopt;
}

std::vector<Fault> AppController::faults() const
{
    if (!d->summary) {
        return {};
    }
    const bool isMissing = d->tokenizerError ? d->tokenizerError->code == ErrorCode::NoTokenizer
                                             : d->tokenizer == nullptr;
    return faultsOf(*d->summary, !isMissing);
}

QString AppController::path() const
{
    return d->path;
}

QString AppController::loadingPath() const
{
    return d->loadingPath;
}

bool AppController::isLoading() const
{
    return d->loadJob.has_value();
}

bool AppController::isSweeping() const
{
    return d->sweepJob.has_value();
}

const SweepComparison& AppController::sweepComparison() const
{
    return d->sweepComparison;
}

Explanations& AppController::explanations() const
{
    return *d->explanations;
}

PrecisionTrial& AppController::precisionTrial() const
{
    return *d->trial;
}

Comparisons& AppController::comparisons() const
{
    return *d->comparisons;
}

bool AppController::isPredicting() const
{
    return d->predictJob.has_value();
}

void AppController::openFile(const QString& path)
{
    load(path, std::nullopt);
}

void AppController::chooseRoles(const RoleOverrides& roles)
{
    if (!d->path.isEmpty()) {
        load(d->path, roles, precision());
    }
}

void AppController::setRememberedRoles(const std::vector<RememberedRoles>& remembered)
{
    d->remembered = remembered;
}

void AppController::load(const QString& path, const std::optional<RoleOverrides>& roles,
                         Precision precision)
{
    d->loadingPath = path;
    LoadJob job;
    job.options.inspection.whileIdle = true; // the Shapes page will want it
    job.path = toPath(path);
    job.replaces = d->model;
    job.roles = roles;
    job.remembered = d->remembered;
    job.options.engine.precision = precision;
    job.options.threads = d->threads;
    d->loadJob = d->worker->submit(kLoadChannel, job);
    Q_EMIT loadStarted(path);
    Q_EMIT activityChanged();
}

void AppController::reload()
{
    if (!d->path.isEmpty()) {
        load(d->path, std::nullopt, precision());
    }
}

void AppController::cancelLoad()
{
    if (d->loadJob) {
        d->worker->cancel(*d->loadJob);
    }
}

void AppController::setText(const QString& text, const std::optional<QString>& pair)
{
    const auto pairUtf8 = pair ? std::optional(pair->toStdString()) : std::nullopt;
    if (text == d->text && pairUtf8 == d->options.pair) {
        return;
    }
    d->text = text;
    d->options.pair = pairUtf8;
    if (d->held) {
        return;
    }
    // The first key is answered at once. What follows while that lasts waits until there is a
    // pause: its forward cannot be interrupted, and each newer text drops the older one's answer.
    if (isPredicting() || d->typingPause.isActive()) {
        d->typingPause.start();
    } else {
        predictNow();
    }
}

void AppController::setTopK(int topK)
{
    const auto wanted = static_cast<std::size_t>(std::max(topK, 1));
    if (wanted != d->options.topK) {
        d->options.topK = wanted;
        predictNow();
    }
}

void AppController::setFilter(const CandidateFilter& filter)
{
    if (filter != d->options.filter) {
        d->options.filter = filter;
        predictNow();
    }
}

void AppController::setComposing(bool composing)
{
    d->isComposing = composing;
    if (!composing && d->isPredictionDue) {
        predictNow();
    }
}

void AppController::hold(bool held)
{
    if (held) {
        d->held = std::pair(d->text, d->options);
        return;
    }
    if (!d->held) {
        return;
    }
    const auto [text, options] = *std::exchange(d->held, std::nullopt);
    const bool isSame = text == d->text && options.pair == d->options.pair
        && options.topK == d->options.topK && options.filter == d->options.filter;
    if (!isSame) {
        predictNow();
    }
}

void AppController::predictNow()
{
    if (d->held) {
        return;
    }
    d->typingPause.stop();
    d->isPredictionDue = d->isComposing;
    if (d->isComposing) {
        return;
    }
    if (!d->model || cannotFill()) {
        d->explanations->forgetText();
        return;
    }
    d->explanations->setText(*d->model, d->text, d->options);
    d->predictJob = d->worker->submit(kPredictChannel,
                                      PredictJob{*d->model, d->text.toStdString(), d->options});
    Q_EMIT predictionStarted();
    Q_EMIT activityChanged();
}

void AppController::startSweep(const SweepOptions& options, const SweepComparison& comparison)
{
    if (!d->model) {
        return;
    }
    d->sweepSoFar = {};
    d->sweepOptions = options;
    d->sweepComparison = comparison;
    d->wasSweepCancelled.reset();
    SweepJob job{*d->model, options, comparison};
    if (job.comparison.other) {
        job.comparison.other->remembered = d->remembered;
    }
    d->sweepJob = d->worker->submit(kSweepChannel, std::move(job));
    Q_EMIT sweepStarted(options);
    Q_EMIT activityChanged();
}

void AppController::cancelSweep()
{
    if (d->sweepJob) {
        d->worker->cancel(*d->sweepJob);
    }
}

std::shared_ptr<const Inspection> AppController::inspection() const
{
    return d->inspection;
}

void AppController::inspect()
{
    if (d->model && !d->inspection && !d->inspectJob) {
        d->inspectJob = d->worker->submit(kInspectChannel, InspectJob{*d->model});
        Q_EMIT inspectionStarted();
        Q_EMIT activityChanged();
    }
}

void AppController::cancelInspection()
{
    if (d->inspectJob) {
        d->worker->cancel(*d->inspectJob);
    }
}

void AppController::comparePrecision(Precision precision)
{
    if (d->model) {
        LoadJob other;
        other.path = toPath(d->path);
        other.remembered = d->remembered;
        other.options.engine.precision = precision;
        other.options.threads = d->threads;
        d->trial->start(*d->model, std::move(other));
    }
}

void AppController::usePrecision(Precision precision)
{
    if (!d->path.isEmpty()) {
        load(d->path, std::nullopt, precision);
    }
}

void AppController::setThreads(int threads)
{
    if (threads != d->threads) {
        d->threads = threads;
        reload();
    }
}

Precision AppController::precision() const
{
    return d->summary ? d->summary->engine.used.precision : Precision::Fp32;
}

void AppController::stop()
{
    d->typingPause.stop();
    d->worker->stop();
}

} // namespace maskscope
