// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/agreement.h"

#include "core/inference/prediction_steps.h"
#include "core/inference/stopwatch.h"
#include "core/inference/top_k.h"
#include "core/latency/statistics.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace maskscope {

namespace {

constexpr std::size_t kBest = 5;
constexpr std::size_t kStride = 7; ///< of the place that is masked, from sentence to sentence

/// The places of words: what the template added stays.
std::vector<std::size_t> placesOfText(const Encoding& encoding)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        if (!encoding.special[i]) {
            places.push_back(i);
        }
    }
    return places;
}

/// A sentence with one token masked, and the length to run it at; nothing if it does not fit.
std::optional<Prediction> maskedSentence(const MaskedLm& lm, std::string_view text,
                                         std::size_t index)
{
    Prediction question;
    question.encoding = lm.tokenizer->encode(text);
    const std::vector<std::size_t> places = placesOfText(question.encoding);
    const SequenceLength length = question.encoding.length();
    const auto ranAt = lengthToRunAt(lm.model->summary().length, length);
    if (places.empty() || ranAt.hasError()) {
        return std::nullopt;
    }
    const std::size_t place = places[index * kStride % places.size()];
    question.encoding.ids[place] = *lm.tokenizer->maskId();
    question.encoding.maskPositions = {place};
    if (ranAt.value() != length) {
        question.paddedTo = ranAt.value();
    }
    return question;
}

/// ln of the sum of exp, without overflow.
double logSum(std::span<const float> logits)
{
    const double most = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const float value : logits) {
        sum += std::exp(static_cast<double>(value) - most);
    }
    return most + std::log(sum);
}

bool contains(const std::vector<Ranked>& words, std::size_t index)
{
    return std::any_of(words.begin(), words.end(),
                       [index](const Ranked& word) { return word.index == index; });
}

} // namespace

AgreementRun::AgreementRun(const MaskedLm& exact, TracedModel& other,
                           std::span<const std::string_view> sentences)
    : m_exact(exact)
    , m_other(other)
    , m_sentences(sentences)
{}

double AgreementRun::fraction() const
{
    return m_sentences.empty()
        ? 1.0
        : static_cast<double>(m_next) / static_cast<double>(m_sentences.size());
}

Result<AgreementRun::Timed> AgreementRun::answer(TracedModel& model, const Batch& batch,
                                                 const MaskPosition& mask,
                                                 const std::stop_token& stop)
{
    Stopwatch stopwatch;
    auto logits = model.run(batch, std::span(&mask, 1), stop);
    const double milliseconds = stopwatch.lap();
    if (logits.hasError()) {
        return std::move(logits).error();
    }
    if (const Status shape = checkShape(logits.value(), 1); shape.hasError()) {
        return shape.error();
    }
    return Timed{std::move(logits).value(), milliseconds};
}

Status AgreementRun::step(std::stop_token stop)
{
    if (m_exact.tokenizer == nullptr || !m_exact.tokenizer->maskId()) {
        return Error{ErrorCode::NoTokenizer, {}, {}};
    }
    const std::size_t index = m_next++;
    const auto question = maskedSentence(m_exact, m_sentences[index], index);
    if (!question) {
        return Ok{};
    }
    Batch batch;
    appendRow(batch, *question, padIdOf(*m_exact.tokenizer));
    const MaskPosition mask{0, question->encoding.maskPositions.front()};
    const auto exact = answer(*m_exact.model, batch, mask, stop);
    if (exact.hasError()) {
        return exact.error();
    }
    const auto other = answer(m_other, batch, mask, stop);
    if (other.hasError()) {
        return other.error();
    }
    m_exactTimes.push_back(exact.value().milliseconds);
    m_otherTimes.push_back(other.value().milliseconds);
    return compare(exact.value().logits, other.value().logits);
}

Status AgreementRun::compare(const Logits& exact, const Logits& other)
{
    if (exact.vocabulary != other.vocabulary) {
        return Error{ErrorCode::Internal, {}, "the two programs know other words"};
    }
    const auto best = topK(exact.row(0), kBest);
    const auto found = topK(other.row(0), kBest);
    if (best.hasError() || found.hasError()) {
        return best.hasError() ? best.error() : found.error();
    }
    const double exactSum = logSum(exact.row(0));
    const double otherSum = logSum(other.row(0));
    std::size_t shared = 0;
    for (const Ranked& word : best.value()) {
        shared += contains(found.value(), word.index) ? 1U : 0U;
        const double difference
            = (exact.row(0)[word.index] - exactSum) - (other.row(0)[word.index] - otherSum);
        m_sums.largestLogDifference = std::max(m_sums.largestLogDifference, std::abs(difference));
    }
    ++m_sums.sentences;
    m_sums.sameBest += best.value().front().index == found.value().front().index ? 1U : 0U;
    m_sums.sharedOfFive += static_cast<double>(shared);
    return Ok{};
}

Agreement AgreementRun::result() const
{
    Agreement result = m_sums;
    if (result.sentences > 0) {
        result.sharedOfFive /= static_cast<double>(result.sentences);
        result.exactMilliseconds = quantile(m_exactTimes, 0.5);
        result.otherMilliseconds = quantile(m_otherTimes, 0.5);
    }
    return result;
}

} // namespace maskscope
