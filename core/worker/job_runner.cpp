// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/job_runner.h"

#include "core/inference/stopwatch.h"
#include "core/worker/catch_errors.h"

#include <utility>

namespace maskscope {

namespace {

const Error kCancelled{ErrorCode::Cancelled, {}, {}};

template <typename T>
bool isCancelled(const Result<T>& outcome)
{
    return outcome.hasError() && outcome.error().isCancelled();
}

Result<Prediction> answer(const OpenModel& open, const PredictJob& job, std::stop_token stop)
{
    if (open.lm.tokenizer == nullptr) {
        return open.tokenizerError.value_or(Error{ErrorCode::NoTokenizer, {}, {}});
    }
    return predict(*open.lm.model, *open.lm.tokenizer, job.text, job.options, std::move(stop));
}

ModelLoaded describe(JobId job, const OpenModel& open)
{
    ModelLoaded event;
    event.job = job;
    event.summary = std::make_shared<const ModelSummary>(open.lm.model->summary());
    event.tokenizer = open.lm.tokenizer;
    event.tokenizerError = open.tokenizerError;
    return event;
}

} // namespace

JobRunner::JobRunner(Result<std::unique_ptr<ModelLoader>> loader, JobBoard& board,
                     const EventSink& sink)
    : m_loader(std::move(loader))
    , m_board(board)
    , m_sink(sink)
{}

void JobRunner::run(const TakenJob& taken)
{
    m_sink(JobStarted{taken.queued.id});
    std::visit([&](const auto& job) { execute(taken, job); }, taken.queued.job);
}

void JobRunner::run(ContinueSweep /*order*/)
{
    LatencySweep& steps = *m_sweep->steps;
    const Status outcome = catchErrors([&] { return steps.step(m_sweep->stop); });
    if (outcome.hasError() || steps.isFinished()) {
        endSweep(outcome, CancelReason::Requested);
    } else if (m_sweep->throttle.isDue()) {
        m_sink(SweepProgress{m_sweep->job, steps.result()});
    }
}

void JobRunner::run(DoIdleWork /*order*/)
{
    const std::optional<ModelId> id = m_models.withIdleWork();
    const OpenModel* open = id ? m_models.find(*id) : nullptr;
    if (open == nullptr) {
        return;
    }
    const Result<IdleWork> left
        = catchErrors([&]() -> Result<IdleWork> { return open->lm.model->idleStep(); });
    if (left.hasError() || left.value() != IdleWork::More) {
        m_models.setIdleWorkDone(*id);
    }
    if (left.hasValue() && left.value() == IdleWork::Changed) {
        m_sink(ModelAltered{*id, std::make_shared<ModelSummary>(open->lm.model->summary())});
    }
}

std::optional<JobId> JobRunner::sweep() const
{
    return m_sweep != nullptr ? std::optional(m_sweep->job) : std::nullopt;
}

void JobRunner::cancelSweep(CancelReason reason)
{
    if (m_sweep != nullptr) {
        endSweep(kCancelled, reason);
    }
}

void JobRunner::execute(const TakenJob& taken, const LoadJob& job)
{
    Stopwatch stopwatch;
    Result<OpenModel> loaded = catchErrors([&] { return load(taken, job); });
    disturbSweep();
    if (!endsWell(taken.queued.id, loaded)) {
        return;
    }
    for (const ModelId model : m_models.leavingFor(job.replaces)) {
        retire(model);
    }
    ModelLoaded event = describe(taken.queued.id, loaded.value());
    event.model = m_models.add(std::move(loaded).value(), job.replaces);
    event.milliseconds = stopwatch.lap();
    m_sink(std::move(event));
}

void JobRunner::execute(const TakenJob& taken, const PredictJob& job)
{
    const OpenModel* open = findOrEnd(taken.queued.id, job.model);
    if (open == nullptr) {
        return;
    }
    Result<Prediction> prediction = catchErrors([&] { return answer(*open, job, taken.stop); });
    disturbSweep();
    if (endsWell(taken.queued.id, prediction)) {
        m_sink(PredictionReady{taken.queued.id, job.model, std::move(prediction).value()});
    }
}

void JobRunner::execute(const TakenJob& taken, const SweepJob& job)
{
    const OpenModel* open = findOrEnd(taken.queued.id, job.model);
    if (open == nullptr) {
        return;
    }
    const Status begun = catchErrors([&] { return beginSweep(taken, job, open->lm); });
    if (begun.hasError()) {
        static_cast<void>(endsWell(taken.queued.id, begun));
    }
}

Status JobRunner::beginSweep(const TakenJob& taken, const SweepJob& job, const MaskedLm& lm)
{
    auto other = loadOther(taken, job);
    if (other.hasError()) {
        return std::move(other).error();
    }
    std::vector<SweepSubject> subjects{{lm.model.get(), lm.tokenizer.get()}};
    for (const int threads : job.comparison.threads) {
        subjects.push_back({lm.model.get(), lm.tokenizer.get(), threads});
    }
    if (other.value() != nullptr) {
        const MaskedLm& second = other.value()->lm;
        subjects.push_back({second.model.get(), second.tokenizer.get()});
    }
    auto steps = std::make_unique<LatencySweep>(subjects, job.options);
    m_sweep = std::make_unique<Sweep>(Sweep{taken.queued.id, job.model, taken.stop,
                                            std::move(other).value(), std::move(steps),
                                            Throttle{kProgressInterval}});
    return Ok{};
}

Result<std::unique_ptr<OpenModel>> JobRunner::loadOther(const TakenJob& taken, const SweepJob& job)
{
    if (!job.comparison.other) {
        return std::unique_ptr<OpenModel>();
    }
    Result<OpenModel> loaded = load(taken, *job.comparison.other);
    if (loaded.hasError()) {
        return std::move(loaded).error();
    }
    return std::make_unique<OpenModel>(std::move(loaded).value());
}

Result<OpenModel> JobRunner::load(const TakenJob& taken, const LoadJob& job)
{
    if (m_loader.hasError()) {
        return m_loader.error();
    }
    const JobId id = taken.queued.id;
    Throttle throttle(kProgressInterval);
    const Progress progress = [&](double fraction) {
        if (throttle.isDue()) {
            m_sink(LoadProgress{id, fraction});
        }
    };
    Result<OpenModel> loaded = loadModel(job, *m_loader.value(), progress, taken.stop);
    if (loaded.hasValue()) {
        m_sink(LoadProgress{id, 1.0});
    }
    return loaded;
}

void JobRunner::retire(ModelId model)
{
    if (m_sweep != nullptr && m_sweep->model == model) {
        cancelSweep(CancelReason::ModelReplaced);
    }
    m_models.free(model);
    m_board.cancelWaitingFor(model);
}

const OpenModel* JobRunner::findOrEnd(JobId job, ModelId model)
{
    const OpenModel* found = m_models.find(model);
    if (found != nullptr) {
        return found;
    }
    const std::optional<CancelReason> reason = m_board.finish(job);
    if (reason.has_value() || m_models.wasAdded(model)) {
        m_sink(JobCancelled{job, reason.value_or(CancelReason::ModelReplaced), {}});
    } else {
        m_sink(JobFailed{job, {ErrorCode::Internal, {}, "there was never such a model"}});
    }
    return nullptr;
}

template <typename T>
bool JobRunner::endsWell(JobId job, const Result<T>& outcome)
{
    const std::optional<CancelReason> reason = m_board.finish(job);
    if (reason.has_value() || isCancelled(outcome)) {
        m_sink(JobCancelled{job, reason.value_or(CancelReason::Requested), {}});
        return false;
    }
    if (outcome.hasError()) {
        m_sink(JobFailed{job, outcome.error()});
        return false;
    }
    return true;
}

void JobRunner::endSweep(const Status& outcome, CancelReason fallback)
{
    const JobId job = m_sweep->job;
    const ModelId model = m_sweep->model;
    SweepResult result = m_sweep->steps->result();
    m_sweep.reset(); // its threads and its second model are gone when its end is told
    m_sink(SweepProgress{job, result});

    const std::optional<CancelReason> reason = m_board.finish(job);
    if (reason.has_value() || isCancelled(outcome)) {
        m_sink(JobCancelled{job, reason.value_or(fallback), std::move(result)});
    } else if (outcome.hasError()) {
        m_sink(JobFailed{job, outcome.error()});
    } else {
        m_sink(SweepFinished{job, model, std::move(result)});
    }
}

void JobRunner::disturbSweep()
{
    if (m_sweep != nullptr) {
        m_sweep->steps->discardNextRun();
    }
}

} // namespace maskscope
