// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/latency/sweep.h"

#include "core/inference/stopwatch.h"
#include "core/latency/masked_text.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

constexpr PredictOptions kAnswerOptions{.topK = 5, .maskAliases = false};
/// Ids below this exist in any vocabulary; used where its size is unknown.
constexpr std::int64_t kSafeVocabulary = 16;

std::optional<MaskedTextWriter> makeWriter(const ModelSummary& summary, const Tokenizer* tokenizer)
{
    if (tokenizer == nullptr || !summary.output.hasLmHead) {
        return std::nullopt;
    }
    return MaskedTextWriter::make(*tokenizer);
}

std::int64_t vocabularyOf(const ModelSummary& summary, const Tokenizer* tokenizer)
{
    if (tokenizer != nullptr && tokenizer->vocabularySize() > 0) {
        return static_cast<std::int64_t>(tokenizer->vocabularySize());
    }
    return std::max<std::int64_t>(summary.output.vocabularySize.value_or(kSafeVocabulary), 1);
}

/// Not std::uniform_int_distribution: each standard library draws its own numbers with it.
std::size_t drawBelow(std::mt19937& random, std::size_t bound)
{
    return random() % bound;
}

Batch randomBatch(SequenceLength length, std::int64_t vocabulary, std::mt19937& random)
{
    Batch batch;
    batch.rows = 1;
    batch.length = static_cast<std::size_t>(length.value);
    batch.attentionMask.assign(batch.length, 1);
    batch.typeIds.assign(batch.length, 0);
    batch.ids.resize(batch.length);
    for (std::int64_t& id : batch.ids) {
        id = static_cast<std::int64_t>(drawBelow(random, static_cast<std::size_t>(vocabulary)));
    }
    return batch;
}

/// Fisher-Yates by hand, for the same reason as drawBelow().
void shuffle(std::vector<std::size_t>& values, std::mt19937& random)
{
    for (std::size_t left = values.size(); left > 1; --left) {
        std::swap(values[left - 1], values[drawBelow(random, left)]);
    }
}

Status checkAskedLength(const LengthContract& contract, SequenceLength length)
{
    const bool isFree = contract.kind == LengthKind::Any;
    const SequenceLength shortest
        = std::max(isFree ? contract.min : SequenceLength{1}, SequenceLength{1});
    if (length < shortest) {
        return Error{ErrorCode::TooShort, {{"found", length.value}, {"limit", shortest.value}}, {}};
    }
    const auto ranAt = lengthToRunAt(contract, length);
    return ranAt.hasError() ? Status(ranAt.error()) : Status(Ok{});
}

} // namespace

LatencySweep::LatencySweep(TracedModel& model, const Tokenizer* tokenizer, SweepOptions options)
    : m_model(model)
    , m_tokenizer(tokenizer)
    , m_options(std::move(options))
    , m_measure(SweepMeasure::Forward)
    , m_random(m_options.seed)
{
    prepareLengths();
    planRuns();
}

bool LatencySweep::isFinished() const
{
    return m_next == m_runs.size();
}

Status LatencySweep::step(std::stop_token stop)
{
    if (isFinished()) {
        return Ok{};
    }
    const Run run = m_runs[m_next];
    LengthState& state = m_lengths[run.lengthIndex];
    // A warm-up counts for nothing anyway and warms as well as a thrown-away run.
    const bool discard = std::exchange(m_discardNext, false) && run.counts;
    Result<double> milliseconds = runOnce(state, std::move(stop));
    if (milliseconds.hasError() && milliseconds.error().isCancelled()) {
        return std::move(milliseconds).error();
    }
    if (milliseconds.hasError()) {
        state.timing.error = std::move(milliseconds).error();
    } else {
        state.timing.firstMs = state.timing.firstMs.value_or(milliseconds.value());
        if (!discard) {
            finishRun(run, milliseconds.value());
        }
    }
    skipFailedLengths();
    return Ok{};
}

void LatencySweep::finishRun(Run run, double milliseconds)
{
    if (run.counts) {
        m_lengths[run.lengthIndex].milliseconds.push_back(milliseconds);
    }
    ++m_next;
}

void LatencySweep::discardNextRun()
{
    m_discardNext = true;
}

SweepResult LatencySweep::result() const
{
    SweepResult result;
    result.measure = m_measure;
    result.stepsDone = m_next;
    result.stepsTotal = m_runs.size();
    for (const LengthState& state : m_lengths) {
        LengthTiming timing = state.timing;
        timing.statistics = summarize(state.milliseconds);
        result.lengths.push_back(std::move(timing));
    }
    return result;
}

void LatencySweep::prepareLengths()
{
    const std::optional<MaskedTextWriter> writer = makeWriter(m_model.summary(), m_tokenizer);
    m_measure = writer.has_value() ? SweepMeasure::Answer : SweepMeasure::Forward;
    for (const SequenceLength length : m_options.lengths) {
        LengthState state;
        state.timing.length = length;
        Status prepared = prepareInput(state, writer.has_value() ? &*writer : nullptr);
        if (prepared.hasError()) {
            state.timing.error = std::move(prepared).error();
        }
        m_lengths.push_back(std::move(state));
    }
}

Status LatencySweep::prepareInput(LengthState& state, const MaskedTextWriter* writer)
{
    const ModelSummary& summary = m_model.summary();
    Status accepted = checkAskedLength(summary.length, state.timing.length);
    if (accepted.hasError()) {
        return accepted;
    }
    if (writer == nullptr) {
        const std::int64_t vocabulary = vocabularyOf(summary, m_tokenizer);
        const auto ranAt = lengthToRunAt(summary.length, state.timing.length);
        state.batch = randomBatch(ranAt.value(), vocabulary, m_random);
        std::fill(state.batch.attentionMask.begin() + state.timing.length.value,
                  state.batch.attentionMask.end(), 0);
        return Ok{};
    }
    Result<std::string> text = writer->write(state.timing.length);
    if (text.hasError()) {
        return std::move(text).error();
    }
    state.text = std::move(text).value();
    return Ok{};
}

void LatencySweep::planRuns()
{
    std::vector<std::size_t> runnable;
    for (std::size_t index = 0; index < m_lengths.size(); ++index) {
        if (!m_lengths[index].timing.error.has_value()) {
            runnable.push_back(index);
            m_runs.insert(m_runs.end(), m_options.warmUp, Run{index, false});
        }
    }
    for (std::size_t round = 0; round < m_options.repeats; ++round) {
        shuffle(runnable, m_random);
        for (const std::size_t index : runnable) {
            m_runs.push_back({index, true});
        }
    }
}

void LatencySweep::skipFailedLengths()
{
    while (!isFinished() && m_lengths[m_runs[m_next].lengthIndex].timing.error.has_value()) {
        ++m_next;
    }
}

Result<double> LatencySweep::runOnce(LengthState& state, std::stop_token stop)
{
    return m_measure == SweepMeasure::Answer ? answerOnce(state, std::move(stop))
                                             : forwardOnce(state, std::move(stop));
}

Result<double> LatencySweep::answerOnce(LengthState& state, std::stop_token stop)
{
    Stopwatch stopwatch;
    Result<Prediction> prediction
        = predict(m_model, *m_tokenizer, state.text, kAnswerOptions, std::move(stop));
    const double milliseconds = stopwatch.lap();
    if (prediction.hasError()) {
        return std::move(prediction).error();
    }
    state.timing.ranAt = prediction.value().paddedTo.value_or(state.timing.length);
    return milliseconds;
}

Result<double> LatencySweep::forwardOnce(LengthState& state, std::stop_token stop)
{
    // One place, so that a head gives one row as it does for an answer.
    const MaskPosition first;
    Stopwatch stopwatch;
    Result<Logits> logits = m_model.run(state.batch, std::span(&first, 1), std::move(stop));
    const double milliseconds = stopwatch.lap();
    if (logits.hasError()) {
        return std::move(logits).error();
    }
    state.timing.ranAt = SequenceLength{static_cast<std::int64_t>(state.batch.length)};
    return milliseconds;
}

} // namespace maskscope
