// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/importance.h"

#include <algorithm>
#include <utility>

namespace maskscope {

Importance::Importance(TracedModel& model, const Tokenizer& tokenizer, const Prediction& text,
                       const PredictOptions& read, ImportanceOptions options)
    : m_options(options)
    , m_text{text.encoding.ids, text.encoding.typeIds}
    , m_position(text.encoding.maskPositions[options.mask])
    , m_maskId(text.encoding.ids[m_position])
    , m_rows(model, tokenizer)
{
    m_result.mask = options.mask;
    for (TextWord& word : textWords(tokenizer, text, read)) {
        m_result.words.push_back({std::move(word), 0});
    }
    m_rows.add(m_text, m_position);
}

double Importance::fractionDone() const
{
    const std::size_t all = m_result.words.size() + 1;
    const std::size_t done = m_rows.rowsAdded() - m_rows.rowsLeft();
    return static_cast<double>(done) / static_cast<double>(all);
}

Status Importance::step(std::stop_token stop)
{
    return m_rows.step([this](std::size_t row, const Softmax& answer) { take(row, answer); },
                       std::move(stop));
}

void Importance::take(std::size_t row, const Softmax& answer)
{
    if (row == 0) {
        const auto best = [&] { return static_cast<std::int32_t>(answer.best(1).front().index); };
        m_result.chosen = m_options.chosen.has_value() ? *m_options.chosen : TokenId{best()};
    }
    const auto column = static_cast<std::size_t>(m_result.chosen.value);
    const double logProbability = answer.logProbability(std::min(column, answer.columns() - 1));
    if (row == 0) {
        m_result.logProbability = logProbability;
        hideWords();
    } else {
        m_result.words[row - 1].fall = m_result.logProbability - logProbability;
    }
}

void Importance::hideWords()
{
    for (const WordImportance& hidden : m_result.words) {
        TokenRow row = m_text;
        const auto begin = row.ids.begin() + static_cast<std::ptrdiff_t>(hidden.word.begin);
        const auto end = row.ids.begin() + static_cast<std::ptrdiff_t>(hidden.word.end);
        std::fill(begin, end, m_maskId);
        m_rows.add(std::move(row), m_position);
    }
    m_isAsked = true;
}

} // namespace maskscope
