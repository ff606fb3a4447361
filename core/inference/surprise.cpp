// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/surprise.h"

#include <algorithm>
#include <utility>

namespace maskscope {

Surprise::Surprise(TracedModel& model, const Tokenizer& tokenizer, const Prediction& text,
                   const PredictOptions& read)
    : m_rows(model, tokenizer)
{
    const TokenRow tokens{text.encoding.ids, text.encoding.typeIds};
    for (TextWord& word : textWords(tokenizer, text, read)) {
        m_words.push_back({std::move(word), 0});
        addWord(tokens, m_words.size() - 1, tokenizer.maskId().value_or(TokenId{0}));
    }
}

void Surprise::addWord(const TokenRow& text, std::size_t word, TokenId maskId)
{
    TokenRow row = text;
    const auto [begin, end] = std::pair(m_words[word].word.begin, m_words[word].word.end);
    std::fill(row.ids.begin() + static_cast<std::ptrdiff_t>(begin),
              row.ids.begin() + static_cast<std::ptrdiff_t>(end), maskId);
    for (std::size_t place = begin; place < end; ++place) {
        m_rows.add(row, place);
        m_pieces.push_back({word, text.ids[place]});
        row.ids[place] = text.ids[place];
    }
}

double Surprise::fractionDone() const
{
    const std::size_t all = std::max<std::size_t>(1, m_rows.rowsAdded());
    return 1.0 - static_cast<double>(m_rows.rowsLeft()) / static_cast<double>(all);
}

Status Surprise::step(std::stop_token stop)
{
    return m_rows.step(
        [this](std::size_t row, const Softmax& answer) {
            const Piece& piece = m_pieces[row];
            const auto column = static_cast<std::size_t>(piece.id.value);
            m_words[piece.word].logProbability
                += answer.logProbability(std::min(column, answer.columns() - 1));
        },
        std::move(stop));
}

SurpriseResult Surprise::result() const
{
    SurpriseResult result{m_words, 0};
    for (const WordSurprise& word : m_words) {
        result.logProbability += word.logProbability;
    }
    return result;
}

} // namespace maskscope
