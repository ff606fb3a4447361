// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/chain_steps.h"

#include "core/inference/blanks.h"

#include <cmath>
#include <utility>

namespace maskscope {

ChainSteps::ChainSteps(TracedModel& model, const Tokenizer& tokenizer, Prediction prediction)
    : m_prediction(std::move(prediction))
    , m_rows(model, tokenizer)
{
    const TokenId maskId = tokenizer.maskId().value_or(TokenId{0});
    for (std::size_t mask = 0; mask < m_prediction.masks.size(); ++mask) {
        std::vector<TargetWord>& targets = m_prediction.masks[mask].targets;
        for (std::size_t target = 0; target < targets.size(); ++target) {
            if (targets[target].method == TargetMethod::Chain) {
                targets[target].logProbability = 0;
                addChain(m_prediction.encoding, mask, target, maskId);
            }
        }
    }
}

void ChainSteps::addChain(const Encoding& encoding, std::size_t mask, std::size_t target,
                          TokenId maskId)
{
    const std::vector<TokenId>& pieces = m_prediction.masks[mask].targets[target].ids;
    const std::size_t first = m_prediction.masks[mask].position;
    const Encoding masked = withMasks(encoding, first, pieces.size());
    TokenRow row{masked.ids, masked.typeIds};
    row.ids[first] = maskId;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        m_rows.add(row, first + i);
        m_links.push_back({mask, target, pieces[i]});
        row.ids[first + i] = pieces[i];
    }
}

double ChainSteps::fractionDone() const
{
    const auto rows = static_cast<double>(m_rows.rowsAdded());
    return rows > 0 ? 1 - static_cast<double>(m_rows.rowsLeft()) / rows : 1;
}

Status ChainSteps::step(std::stop_token stop)
{
    return m_rows.step(
        [this](std::size_t row, const Softmax& answer) { take(m_links[row], answer); },
        std::move(stop));
}

void ChainSteps::take(const Link& link, const Softmax& answer)
{
    TargetWord& target = m_prediction.masks[link.mask].targets[link.target];
    const auto column = static_cast<std::size_t>(link.piece.value);
    if (column < answer.columns()) {
        target.logProbability += answer.logProbability(column);
    }
    target.probability = std::exp(target.logProbability);
}

Result<Prediction> scoreChains(TracedModel& model, const Tokenizer& tokenizer,
                               Prediction prediction, const std::stop_token& stop)
{
    ChainSteps steps(model, tokenizer, std::move(prediction));
    while (!steps.isFinished()) {
        Status done = steps.step(stop);
        if (done.hasError()) {
            return std::move(done).error();
        }
    }
    return steps.takeResult();
}

} // namespace maskscope
