// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/latency/sweep.h"

#include "core/inference/stopwatch.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace maskscope {

namespace {

constexpr PredictOptions kAnswerOptions{.topK = 5, .maskAliases = false};
/// A time may ask for many runs of a small model; more of them tell nothing new.
constexpr std::size_t kMostRuns = 1000;

double sum(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

double medianOf(const std::vector<AnswerTime>& times, double AnswerTime::*part)
{
    std::vector<double> values;
    for (const AnswerTime& time : times) {
        values.push_back(time.*part);
    }
    return values.empty() ? 0 : quantile(values, 0.5);
}

AnswerTime medians(const std::vector<AnswerTime>& times)
{
    return {.tokenize = medianOf(times, &AnswerTime::tokenize),
            .model = medianOf(times, &AnswerTime::model),
            .topK = medianOf(times, &AnswerTime::topK)};
}

/// Neither a lucky nor an unlucky run.
std::optional<OperatorProfile> middleOf(std::vector<OperatorProfile> profiles)
{
    if (profiles.empty()) {
        return std::nullopt;
    }
    const auto middle = profiles.begin() + static_cast<std::ptrdiff_t>(profiles.size() / 2);
    std::nth_element(profiles.begin(), middle, profiles.end(),
                     [](const auto& a, const auto& b) { return a.milliseconds < b.milliseconds; });
    return *middle;
}

template <typename States>
std::vector<LengthTiming> timingsOf(const States& states)
{
    std::vector<LengthTiming> timings;
    for (const auto& state : states) {
        LengthTiming timing = state.timing;
        timing.statistics = summarize(state.milliseconds);
        timing.parts = medians(state.parts);
        timing.profile = middleOf(state.profiles);
        timings.push_back(std::move(timing));
    }
    return timings;
}

} // namespace

LatencySweep::LatencySweep(TracedModel& model, const Tokenizer* tokenizer, SweepOptions options)
    : LatencySweep({SweepSubject{&model, tokenizer}}, std::move(options))
{}

LatencySweep::LatencySweep(const std::vector<SweepSubject>& subjects, SweepOptions options)
    : m_options(std::move(options))
    , m_random(m_options.seed)
{
    for (const SweepSubject& subject : subjects) {
        m_subjects.push_back(prepare(subject));
    }
    m_plan = std::make_unique<SweepPlan>(
        m_subjects.size(), m_options,
        [this](std::size_t subject, std::size_t length) {
            return !at(subject, length).timing.error.has_value();
        },
        [this](std::size_t subject, std::size_t length) { return needsMore(at(subject, length)); });
    m_plan->begin(m_random);
}

LatencySweep::~LatencySweep()
{
    if (m_usualThreads > 0) {
        m_subjects.front().subject.model->setThreads(m_usualThreads);
    }
}

bool LatencySweep::isFinished() const
{
    return m_plan->isFinished();
}

Status LatencySweep::step(std::stop_token stop)
{
    if (isFinished()) {
        return Ok{};
    }
    const SweepRun run = m_plan->current();
    SubjectState& subject = m_subjects[run.subject];
    LengthState& state = subject.lengths[run.length];
    useThreadsOf(run.subject);
    // A run that counts for nothing warms as well as one that is thrown away.
    const bool isDiscarded = std::exchange(m_discardNext, false) && run.kind == RunKind::Counts;
    const Status done = run.kind == RunKind::Profile
        ? stepProfile(state, *subject.subject.model, std::move(stop))
        : stepRun(state, subject, isDiscarded ? RunKind::Change : run.kind, std::move(stop));
    if (done.hasError()) {
        return done.error();
    }
    if (isDiscarded) {
        m_plan->skipImpossible(m_random);
    } else {
        m_plan->advance(m_random);
    }
    return Ok{};
}

void LatencySweep::discardNextRun()
{
    m_discardNext = true;
    m_threadsOf.reset(); // the other work may have set its own
}

SweepResult LatencySweep::result() const
{
    SweepResult result;
    result.measure = m_subjects.front().measure;
    result.lengths = timingsOf(m_subjects.front().lengths);
    for (std::size_t index = 1; index < m_subjects.size(); ++index) {
        const SubjectState& state = m_subjects[index];
        const int threads = state.subject.threads > 0 ? state.subject.threads
                                                      : state.subject.model->summary().threads;
        result.compared.push_back({state.measure, threads, timingsOf(state.lengths)});
    }
    result.stepsDone = m_plan->done();
    result.stepsTotal = m_plan->total() + runsToCome();
    return result;
}

LatencySweep::SubjectState LatencySweep::prepare(const SweepSubject& subject)
{
    const SweepInputMaker maker(subject.model->summary(), subject.tokenizer);
    SubjectState state{subject, maker.measure(), {}};
    for (const SequenceLength length : m_options.lengths) {
        LengthState one;
        one.timing.length = length;
        Result<SweepInput> input = maker.make(length, m_random);
        if (input.hasError()) {
            one.timing.error = std::move(input).error();
        } else {
            one.input = std::move(input).value();
        }
        state.lengths.push_back(std::move(one));
    }
    return state;
}

const LatencySweep::LengthState& LatencySweep::at(std::size_t subject, std::size_t length) const
{
    return m_subjects[subject].lengths[length];
}

bool LatencySweep::needsMore(const LengthState& state) const
{
    return state.milliseconds.size() < kMostRuns && sum(state.milliseconds) < m_options.leastMs;
}

/// Only where somebody asked for a number: setting it costs a moment.
void LatencySweep::useThreadsOf(std::size_t subject)
{
    const bool matters
        = std::any_of(m_subjects.begin(), m_subjects.end(),
                      [](const SubjectState& state) { return state.subject.threads > 0; });
    if (!matters || m_threadsOf == subject) {
        return;
    }
    const SweepSubject& wanted = m_subjects[subject].subject;
    m_usualThreads = m_subjects.front().subject.model->summary().threads;
    wanted.model->setThreads(wanted.threads > 0 ? wanted.threads : wanted.model->summary().threads);
    m_threadsOf = subject;
}

Status LatencySweep::stepProfile(LengthState& state, TracedModel& model, std::stop_token stop)
{
    Result<OperatorProfile> profile = model.profile(state.input.ranAt, std::move(stop));
    if (profile.hasValue()) {
        state.profiles.push_back(std::move(profile).value());
    } else if (profile.error().isCancelled()) {
        return profile.error();
    }
    return Ok{}; // what was measured stays, without its operators
}

Status LatencySweep::stepRun(LengthState& state, const SubjectState& subject, RunKind kind,
                             std::stop_token stop)
{
    const Result<Timed> timed = subject.measure == SweepMeasure::Answer
        ? answerOnce(state, subject.subject, std::move(stop))
        : forwardOnce(state, subject.subject, std::move(stop));
    if (timed.hasError() && timed.error().isCancelled()) {
        return timed.error();
    }
    if (timed.hasError()) {
        state.timing.error = timed.error();
        return Ok{};
    }
    state.timing.firstMs = state.timing.firstMs.value_or(timed.value().milliseconds);
    if (kind == RunKind::Counts) {
        state.milliseconds.push_back(timed.value().milliseconds);
        state.parts.push_back(timed.value().parts);
    }
    return Ok{};
}

Result<LatencySweep::Timed>
LatencySweep::answerOnce(LengthState& state, const SweepSubject& subject, std::stop_token stop)
{
    Stopwatch stopwatch;
    const Result<Prediction> answer = predict(*subject.model, *subject.tokenizer, state.input.text,
                                              kAnswerOptions, std::move(stop));
    const double milliseconds = stopwatch.lap();
    if (answer.hasError()) {
        return answer.error();
    }
    state.timing.ranAt = answer.value().paddedTo.value_or(state.timing.length);
    return Timed{milliseconds, answer.value().time};
}

Result<LatencySweep::Timed>
LatencySweep::forwardOnce(LengthState& state, const SweepSubject& subject, std::stop_token stop)
{
    // One place, so that a head gives one row as it does for an answer.
    const MaskPosition first;
    Stopwatch stopwatch;
    const Result<Logits> logits
        = subject.model->run(state.input.batch, std::span(&first, 1), std::move(stop));
    const double milliseconds = stopwatch.lap();
    if (logits.hasError()) {
        return logits.error();
    }
    state.timing.ranAt = SequenceLength{static_cast<std::int64_t>(state.input.batch.length)};
    return Timed{milliseconds, {.tokenize = 0, .model = milliseconds, .topK = 0}};
}

/// Runs that the time asked for will still need, by what the runs have taken so far.
std::size_t LatencySweep::runsToCome() const
{
    std::size_t runs = 0;
    for (const SubjectState& subject : m_subjects) {
        for (const LengthState& state : subject.lengths) {
            runs += state.timing.error ? 0 : runsToCome(state);
        }
    }
    return runs;
}

std::size_t LatencySweep::runsToCome(const LengthState& state) const
{
    const double spent = sum(state.milliseconds);
    if (spent <= 0) {
        return 0;
    }
    const auto done = static_cast<double>(state.milliseconds.size());
    const double wanted
        = std::min(static_cast<double>(kMostRuns), m_options.leastMs * done / spent);
    const double planned = std::max(done, static_cast<double>(m_options.repeats));
    return static_cast<std::size_t>(std::ceil(std::max(0.0, wanted - planned)));
}

} // namespace maskscope
