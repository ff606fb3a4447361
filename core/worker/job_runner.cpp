// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/job_runner.h"

#include "core/inference/stopwatch.h"
#include "core/worker/agreement_work.h"
#include "core/worker/catch_errors.h"
#include "core/worker/compare_work.h"
#include "core/worker/explain_work.h"
#include "core/worker/fewer_threads.h"
#include "core/worker/inspect_work.h"
#include "core/worker/sweep_work.h"

#include <utility>

namespace maskscope {

namespace {

template <typename T>
bool isCancelled(const Result<T>& outcome)
{
    return outcome.hasError() && outcome.error().isCancelled();
}

Error noTokenizer(const OpenModel& open)
{
    return open.tokenizerError.value_or(Error{ErrorCode::NoTokenizer, {}, {}});
}

Result<Prediction> answer(const OpenModel& open, const PredictJob& job, std::stop_token stop)
{
    if (open.lm.tokenizer == nullptr) {
        return noTokenizer(open);
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
                     const EventSink& sink, ProcessorShare share)
    : m_loader(std::move(loader))
    , m_board(board)
    , m_sink(sink)
    , m_share(std::move(share))
    , m_begun(board, sink, m_share)
{}

void JobRunner::run(const TakenJob& taken)
{
    m_sink(JobStarted{taken.queued.id});
    std::visit([&](const auto& job) { execute(taken, job); }, taken.queued.job);
}

void JobRunner::run(ContinueWork order)
{
    m_begun.step(order.job);
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

void JobRunner::execute(const TakenJob& taken, const LoadJob& job)
{
    Stopwatch stopwatch;
    Result<OpenModel> loaded = catchErrors([&] { return load(taken, job); });
    m_begun.disturb();
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
    Result<Prediction> prediction = catchErrors([&] {
        const FewerThreads room({*open->lm.model, open->sharesProcessors}, m_share);
        return answer(*open, job, taken.stop);
    });
    m_begun.disturb();
    if (endsWell(taken.queued.id, prediction)) {
        m_sink(PredictionReady{taken.queued.id, job.model, std::move(prediction).value()});
    }
}

void JobRunner::execute(const TakenJob& taken, const CompareJob& job)
{
    begin(taken, job.model, [&](const OpenModel& open) -> Steps {
        return open.lm.tokenizer == nullptr ? Steps(noTokenizer(open))
                                            : compareSteps(taken, job, open);
    });
}

void JobRunner::execute(const TakenJob& taken, const ContestJob& job)
{
    begin(taken, job.model, [&job](const OpenModel& open) -> Steps {
        if (open.lm.tokenizer == nullptr) {
            return noTokenizer(open);
        }
        return std::unique_ptr<SteppedWork>(std::make_unique<ContestWork>(job, open));
    });
}

void JobRunner::execute(const TakenJob& taken, const ExplainJob& job)
{
    begin(taken, job.model, [&job](const OpenModel& open) -> Steps {
        if (open.lm.tokenizer == nullptr) {
            return noTokenizer(open);
        }
        return std::unique_ptr<SteppedWork>(std::make_unique<ExplainWork>(job, open));
    });
}

void JobRunner::execute(const TakenJob& taken, const InspectJob& job)
{
    begin(taken, job.model, [](const OpenModel& open) -> Steps {
        return std::unique_ptr<SteppedWork>(std::make_unique<InspectWork>(*open.lm.model));
    });
}

void JobRunner::execute(const TakenJob& taken, const AgreementJob& job)
{
    begin(taken, job.model, [&](const OpenModel& open) -> Steps {
        return open.lm.tokenizer == nullptr ? Steps(noTokenizer(open))
                                            : agreementSteps(taken, job, open.lm);
    });
}

void JobRunner::execute(const TakenJob& taken, const SweepJob& job)
{
    begin(taken, job.model,
          [&](const OpenModel& open) -> Steps { return sweepSteps(taken, job, open.lm); });
}

template <typename Make>
void JobRunner::begin(const TakenJob& taken, ModelId model, Make make)
{
    const OpenModel* open = findOrEnd(taken.queued.id, model);
    if (open == nullptr) {
        return;
    }
    Steps steps = catchErrors([&] { return make(*open); });
    m_begun.disturb();
    if (steps.hasError()) {
        static_cast<void>(endsWell(taken.queued.id, steps));
        return;
    }
    m_begun.add(taken, model, std::move(steps).value());
}

JobRunner::Steps JobRunner::compareSteps(const TakenJob& taken, const CompareJob& job,
                                         const OpenModel& open)
{
    if (!job.other) {
        m_second.close();
        return std::unique_ptr<SteppedWork>(std::make_unique<CompareWork>(job, open, nullptr));
    }
    auto other
        = m_second.open(*job.other, [&](const LoadJob& order) { return load(taken, order); });
    if (other.hasError()) {
        return std::move(other).error();
    }
    if (other.value()->lm.tokenizer == nullptr) {
        return noTokenizer(*other.value());
    }
    return std::unique_ptr<SteppedWork>(
        std::make_unique<CompareWork>(job, open, std::move(other).value()));
}

JobRunner::Steps JobRunner::agreementSteps(const TakenJob& taken, const AgreementJob& job,
                                           const MaskedLm& lm)
{
    auto other = loadOther(taken, job.other);
    if (other.hasError()) {
        return std::move(other).error();
    }
    return std::unique_ptr<SteppedWork>(
        std::make_unique<AgreementWork>(lm, std::move(other).value()));
}

JobRunner::Steps JobRunner::sweepSteps(const TakenJob& taken, const SweepJob& job,
                                       const MaskedLm& lm)
{
    if (!job.comparison.other) {
        return std::unique_ptr<SteppedWork>(std::make_unique<SweepWork>(job, lm, nullptr));
    }
    auto other = loadOther(taken, *job.comparison.other);
    if (other.hasError()) {
        return std::move(other).error();
    }
    return std::unique_ptr<SteppedWork>(
        std::make_unique<SweepWork>(job, lm, std::move(other).value()));
}

Result<std::unique_ptr<OpenModel>> JobRunner::loadOther(const TakenJob& taken, const LoadJob& job)
{
    Result<OpenModel> loaded = load(taken, job);
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
    m_second.close(); // two models at most
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
    m_begun.cancelThoseOf(model);
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

} // namespace maskscope
