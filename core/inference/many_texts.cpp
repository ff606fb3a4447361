// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/many_texts.h"

#include "core/inference/prediction_steps.h"
#include "core/inference/stopwatch.h"

#include <algorithm>
#include <map>
#include <utility>

namespace maskscope {

ManyTextSteps::ManyTextSteps(TracedModel& model, const Tokenizer& tokenizer,
                             std::span<const AskedText> texts, PredictOptions options)
    : m_model(model)
    , m_tokenizer(tokenizer)
    , m_options(std::move(options))
{
    std::map<SequenceLength, Members> byLength;
    for (const AskedText& asked : texts) {
        m_options.pair = asked.pair;
        auto text = readText(m_model.summary(), m_tokenizer, asked.text, m_options);
        if (text.hasValue()) {
            byLength[runLength(text.value())].push_back(m_results.size());
        }
        m_results.push_back(std::move(text));
    }
    for (const auto& [length, members] : byLength) {
        const std::size_t most = mostRowsTogether(m_model.summary().batch, length);
        for (std::size_t begin = 0; begin < members.size(); begin += most) {
            const std::size_t end = std::min(begin + most, members.size());
            m_due.emplace_back(members.begin() + static_cast<std::ptrdiff_t>(begin),
                               members.begin() + static_cast<std::ptrdiff_t>(end));
        }
    }
}

std::size_t ManyTextSteps::textsLeft() const
{
    std::size_t left = 0;
    for (const Members& members : m_due) {
        left += members.size();
    }
    return left;
}

void ManyTextSteps::step(const std::stop_token& stop)
{
    const Members members = std::move(m_due.front());
    m_due.pop_front();
    Batch batch;
    std::vector<MaskPosition> positions;
    for (const std::size_t member : members) {
        appendPositions(positions, m_results[member].value(), batch.rows);
        appendRow(batch, m_results[member].value(), padIdOf(m_tokenizer));
    }
    Stopwatch stopwatch;
    const Result<Logits> logits = m_model.run(batch, positions, stop);
    const Status checked
        = logits.hasError() ? Status(logits.error()) : checkShape(logits.value(), positions.size());
    if (checked.hasValue()) {
        share(logits.value(), members, stopwatch.lap() / static_cast<double>(members.size()));
    } else {
        blame(checked.error(), members);
    }
}

void ManyTextSteps::share(const Logits& logits, const Members& members, double milliseconds)
{
    std::size_t row = 0;
    for (const std::size_t member : members) {
        Prediction& prediction = m_results[member].value();
        prediction.time.model = milliseconds;
        const std::size_t masks = prediction.encoding.maskPositions.size();
        Status ranked = rankMasks(prediction, logits, row, m_tokenizer, m_options);
        row += masks;
        if (ranked.hasError()) {
            m_results[member] = std::move(ranked).error();
        }
    }
}

/// One text may make a batch fail (or its size did): each is then tried alone, before the rest.
void ManyTextSteps::blame(const Error& error, const Members& members)
{
    if (members.size() == 1 || error.isCancelled()) {
        for (const std::size_t member : members) {
            m_results[member] = namingToken(error, m_results[member].value());
        }
        return;
    }
    for (auto member = members.rbegin(); member != members.rend(); ++member) {
        m_due.push_front({*member});
    }
}

std::vector<Result<Prediction>> predictMany(TracedModel& model, const Tokenizer& tokenizer,
                                            std::span<const AskedText> texts,
                                            const PredictOptions& options, std::stop_token stop)
{
    ManyTextSteps steps(model, tokenizer, texts, options);
    while (!steps.isFinished()) {
        steps.step(stop);
    }
    return steps.takeResults();
}

} // namespace maskscope
