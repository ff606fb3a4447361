// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/many_texts.h"

#include "core/inference/prediction_steps.h"
#include "core/inference/stopwatch.h"

#include <algorithm>
#include <map>
#include <utility>

namespace maskscope {

namespace {

/// One call's texts and what became of them.
class ManyTexts
{
public:
    ManyTexts(TracedModel& model, const Tokenizer& tokenizer, const PredictOptions& options,
              std::stop_token stop)
        : m_model(model)
        , m_tokenizer(tokenizer)
        , m_options(options)
        , m_stop(std::move(stop))
    {}

    void read(std::span<const AskedText> texts)
    {
        for (const AskedText& asked : texts) {
            m_options.pair = asked.pair;
            auto text = readText(m_model.summary(), m_tokenizer, asked.text, m_options);
            if (text.hasValue()) {
                m_byLength[runLength(text.value())].push_back(m_results.size());
            }
            m_results.push_back(std::move(text));
        }
    }

    void answer()
    {
        for (const auto& [length, members] : m_byLength) {
            const std::size_t most = mostRowsTogether(m_model.summary().batch, length);
            for (std::size_t begin = 0; begin < members.size(); begin += most) {
                const std::size_t rows = std::min(most, members.size() - begin);
                answerTogether(std::span(members).subspan(begin, rows));
            }
        }
    }

    std::vector<Result<Prediction>> takeResults() { return std::move(m_results); }

private:
    using Members = std::span<const std::size_t>;

    void answerTogether(Members members)
    {
        Batch batch;
        std::vector<MaskPosition> positions;
        for (const std::size_t member : members) {
            appendPositions(positions, m_results[member].value(), batch.rows);
            appendRow(batch, m_results[member].value(), padIdOf(m_tokenizer));
        }
        Stopwatch stopwatch;
        const Result<Logits> logits = m_model.run(batch, positions, m_stop);
        const Status checked = logits.hasError() ? Status(logits.error())
                                                 : checkShape(logits.value(), positions.size());
        if (checked.hasValue()) {
            share(logits.value(), members, stopwatch.lap() / static_cast<double>(members.size()));
        } else {
            blame(checked.error(), members);
        }
    }

    void share(const Logits& logits, Members members, double milliseconds)
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

    /// One text may make a batch fail (or its size did): each is then tried alone.
    void blame(const Error& error, Members members)
    {
        for (const std::size_t member : members) {
            if (members.size() == 1 || error.isCancelled()) {
                m_results[member] = namingToken(error, m_results[member].value());
            } else {
                answerTogether(Members(&member, 1));
            }
        }
    }

    TracedModel& m_model;
    const Tokenizer& m_tokenizer;
    PredictOptions m_options;
    std::stop_token m_stop;
    std::vector<Result<Prediction>> m_results;
    std::map<SequenceLength, std::vector<std::size_t>> m_byLength;
};

} // namespace

std::vector<Result<Prediction>> predictMany(TracedModel& model, const Tokenizer& tokenizer,
                                            std::span<const AskedText> texts,
                                            const PredictOptions& options, std::stop_token stop)
{
    ManyTexts many(model, tokenizer, options, std::move(stop));
    many.read(texts);
    many.answer();
    return many.takeResults();
}

} // namespace maskscope
