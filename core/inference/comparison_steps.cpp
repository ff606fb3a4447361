// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/comparison_steps.h"

#include "core/base/translate_noop.h"
#include "core/base/utf.h"
#include "core/inference/prediction_steps.h"
#include "core/inference/stopwatch.h"
#include "core/latency/statistics.h"
#include "core/text/mask_aliases.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace maskscope {

namespace {

/// Timing a slow model again and again would keep the answer back.
constexpr double kMostTimedMs = 600;

/// With "[MASK]" for each mask, which every model understands; the tokens' own names differ.
std::string withCommonMasks(const std::string& text, const std::string& maskToken)
{
    const std::string given = toValidUtf8(text);
    std::string masked;
    std::size_t done = 0;
    for (const MaskPlace& place : findMaskPlaces(given, maskToken)) {
        masked += given.substr(done, place.bytes.begin - done) + "[MASK]";
        done = place.bytes.end;
    }
    return masked + given.substr(done);
}

} // namespace

ComparisonSteps::ComparisonSteps(const MaskedLm& a, const MaskedLm& b, ComparisonRequest request)
    : m_request(std::move(request))
    , m_a{a, m_request.a, QT_TRANSLATE_NOOP("Phrase", "sentence A")}
    , m_b{b, m_request.b, QT_TRANSLATE_NOOP("Phrase", "sentence B")}
    , m_haveSameVocabulary(haveSameVocabulary(*a.tokenizer, *b.tokenizer))
{
    if (&a != &b) {
        const std::string maskToken = a.tokenizer->maskToken();
        m_b.text.text = withCommonMasks(m_b.text.text, maskToken);
        if (m_b.text.pair) {
            m_b.text.pair = withCommonMasks(*m_b.text.pair, maskToken);
        }
    }
    m_due.emplace_back([this](const std::stop_token& stop) { return answer(m_a, stop); });
    m_due.emplace_back([this](const std::stop_token& stop) { return answer(m_b, stop); });
}

double ComparisonSteps::fraction() const
{
    const auto done = static_cast<double>(m_done);
    return m_due.empty() ? 1 : done / (done + static_cast<double>(m_due.size()));
}

Status ComparisonSteps::step(std::stop_token stop)
{
    const Task task = std::move(m_due.front());
    m_due.pop_front();
    ++m_done;
    Status status = task(stop);
    if (status.hasError()) {
        return status;
    }
    if (m_done == 2 && m_haveSameVocabulary) {
        return compareAtOnce();
    }
    if (m_done == 2) {
        m_due.emplace_back([this](const std::stop_token&) { return askTargets(m_a, m_b); });
        m_due.emplace_back([this](const std::stop_token&) { return askTargets(m_b, m_a); });
    } else if (m_due.empty() && m_masks.empty()) {
        compareTexts();
    }
    return Ok{};
}

PredictOptions ComparisonSteps::optionsFor(const Side& side) const
{
    return {.topK = std::max(m_request.listed, kAgreementWords), .pair = side.text.pair};
}

Status ComparisonSteps::forward(Side& side, const std::stop_token& stop)
{
    Batch batch;
    appendRow(batch, side.prediction, padIdOf(*side.lm.tokenizer));
    std::vector<MaskPosition> positions;
    appendPositions(positions, side.prediction, 0);
    Stopwatch stopwatch;
    Result<Logits> logits = side.lm.model->run(batch, positions, stop);
    if (logits.hasError()) {
        return namingToken(std::move(logits).error(), side.prediction);
    }
    side.milliseconds.push_back(stopwatch.lap());
    side.logits = std::move(logits).value();
    return checkShape(side.logits, positions.size());
}

Status ComparisonSteps::answer(Side& side, const std::stop_token& stop)
{
    const PredictOptions options = optionsFor(side);
    auto read = readText(side.lm.model->summary(), *side.lm.tokenizer, side.text.text, options);
    if (read.hasError()) {
        Error error = std::move(read).error();
        if (error.code == ErrorCode::NoMask && m_request.a.text != m_request.b.text) {
            error.facts["part"] = std::string(side.name);
        }
        return error;
    }
    side.prediction = std::move(read).value();
    Status done = forward(side, stop);
    if (done.hasValue()) {
        side.prediction.time.model = side.milliseconds.back();
        done = rankMasks(side.prediction, side.logits, 0, *side.lm.tokenizer, options);
    }
    return done;
}

std::size_t ComparisonSteps::masks() const
{
    return std::min(m_a.prediction.masks.size(), m_b.prediction.masks.size());
}

Status ComparisonSteps::compareAtOnce()
{
    for (std::size_t mask = 0; mask < masks(); ++mask) {
        auto compared
            = compareLogits(*m_a.lm.tokenizer, {m_a.prediction, mask, m_a.logits.row(mask)},
                            {m_b.prediction, mask, m_b.logits.row(mask)}, m_request.listed);
        if (compared.hasError()) {
            return std::move(compared).error();
        }
        m_masks.push_back(std::move(compared).value());
    }
    addTimedRuns();
    return Ok{};
}

/// The other side's words at each hidden word. All are asked for at all of them, for that is how
/// targets are read; each then keeps its own.
Status ComparisonSteps::askTargets(Side& side, const Side& other)
{
    PredictOptions options = optionsFor(side);
    for (std::size_t mask = 0; mask < masks(); ++mask) {
        for (const Candidate& candidate : other.prediction.masks[mask].candidates) {
            options.targets.push_back(candidate.text);
        }
    }
    Prediction asked = side.prediction;
    asked.masks.clear();
    Status ranked = rankMasks(asked, side.logits, 0, *side.lm.tokenizer, options);
    if (ranked.hasError()) {
        return ranked;
    }
    std::size_t first = 0;
    for (std::size_t mask = 0; mask < asked.masks.size(); ++mask) {
        auto& targets = asked.masks[mask].targets;
        const std::size_t own = mask < masks() ? other.prediction.masks[mask].candidates.size() : 0;
        targets.erase(targets.begin(), targets.begin() + static_cast<std::ptrdiff_t>(first));
        targets.resize(std::min(own, targets.size()));
        first += own;
    }
    side.chains
        = std::make_unique<ChainSteps>(*side.lm.model, *side.lm.tokenizer, std::move(asked));
    m_due.emplace_back([this, &side](const std::stop_token& s) { return askChains(side, s); });
    return Ok{};
}

Status ComparisonSteps::askChains(Side& side, const std::stop_token& stop)
{
    if (!side.chains->isFinished()) {
        Status done = side.chains->step(stop);
        if (done.hasError()) {
            return done;
        }
    }
    if (!side.chains->isFinished()) {
        m_due.emplace_back([this, &side](const std::stop_token& s) { return askChains(side, s); });
    } else {
        side.answered = side.chains->takeResult().masks;
    }
    return Ok{};
}

void ComparisonSteps::compareTexts()
{
    for (std::size_t mask = 0; mask < masks(); ++mask) {
        m_masks.push_back(compareByText(m_a.answered[mask], m_b.answered[mask]));
    }
    addTimedRuns();
}

void ComparisonSteps::addTimedRuns()
{
    const auto again = [this](Side& side) {
        return [this, &side](const std::stop_token& stop) -> Status {
            const double spent
                = std::accumulate(side.milliseconds.begin(), side.milliseconds.end(), 0.0);
            return spent < kMostTimedMs ? forward(side, stop) : Status(Ok{});
        };
    };
    for (std::size_t run = 1; run < m_request.runs; ++run) {
        m_due.emplace_back(again(m_a));
        m_due.emplace_back(again(m_b));
    }
}

Comparison ComparisonSteps::takeResult()
{
    Comparison result;
    result.a = std::move(m_a.prediction);
    result.b = std::move(m_b.prediction);
    result.masks = std::move(m_masks);
    result.haveSameVocabulary = m_haveSameVocabulary;
    result.runs = std::min(m_a.milliseconds.size(), m_b.milliseconds.size());
    if (result.runs > 0) {
        result.millisecondsA = quantile(m_a.milliseconds, 0.5);
        result.millisecondsB = quantile(m_b.milliseconds, 0.5);
    }
    return result;
}

} // namespace maskscope
