// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/beam_fill.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace maskscope {

BeamFill::BeamFill(TracedModel& model, const Tokenizer& tokenizer, Encoding text,
                   std::vector<std::size_t> positions, BeamOptions options)
    : m_model(model)
    , m_tokenizer(tokenizer)
    , m_text(std::move(text))
    , m_positions(std::move(positions))
    , m_options(options)
    , m_fillings{Filling{}}
{
    if (!isFinished()) {
        ask();
    }
}

double BeamFill::fractionDone() const
{
    if (isFinished()) {
        return 1;
    }
    const auto rows = static_cast<double>(m_rows->rowsAdded());
    const double level = rows > 0 ? 1 - static_cast<double>(m_rows->rowsLeft()) / rows : 1;
    return (static_cast<double>(m_level) + level) / static_cast<double>(m_positions.size());
}

void BeamFill::fillIn(const Filling& filling)
{
    for (std::size_t mask = 0; mask < m_level; ++mask) {
        m_text.ids[m_positions[mask]] = filling.ids[mask];
    }
}

void BeamFill::ask()
{
    m_rows = std::make_unique<RowSteps>(m_model, m_tokenizer);
    for (const Filling& filling : m_fillings) {
        fillIn(filling);
        m_rows->add({m_text.ids, m_text.typeIds}, m_positions[m_level]);
    }
}

Status BeamFill::step(std::stop_token stop)
{
    if (isFinished()) {
        return Ok{};
    }
    Status done = m_rows->step(
        [this](std::size_t filling, const Softmax& answer) { take(filling, answer); },
        std::move(stop));
    if (done.hasValue() && m_rows->isFinished()) {
        endLevel();
    }
    return done;
}

std::vector<Ranked> BeamFill::bestBehind(std::size_t filling, const Softmax& answer)
{
    if (!m_options.filter.hidesAnything()) {
        return answer.best(m_options.width);
    }
    fillIn(m_fillings[filling]); // what a piece is depends on what it is behind
    const CandidateKinds kinds(m_tokenizer, m_text, m_positions[m_level]);
    const AnswerPlace place
        = m_options.isOneAnswer ? AnswerPlace{m_level, m_positions.size()} : AnswerPlace{};
    return answer.bestShown(m_options.width,
                            kinds.hiddenBy(m_options.filter, answer.columns(), place));
}

void BeamFill::take(std::size_t filling, const Softmax& answer)
{
    std::size_t rank = 0;
    for (const Ranked& ranked : bestBehind(filling, answer)) {
        m_longer.push_back({filling,
                            rank++,
                            {static_cast<std::int32_t>(ranked.index)},
                            m_fillings[filling].logProbability + ranked.logProbability});
    }
    constexpr std::size_t kSpare = 8; // sorting seldom is cheaper than keeping little
    if (m_longer.size() > kSpare * m_options.width) {
        keepBest();
    }
}

void BeamFill::keepBest()
{
    const auto isBetter = [](const Longer& a, const Longer& b) {
        return std::tuple(-a.logProbability, a.filling, a.rank)
            < std::tuple(-b.logProbability, b.filling, b.rank);
    };
    const auto end = m_longer.begin()
        + static_cast<std::ptrdiff_t>(std::min(m_options.width, m_longer.size()));
    std::partial_sort(m_longer.begin(), end, m_longer.end(), isBetter);
    m_longer.erase(end, m_longer.end());
}

void BeamFill::endLevel()
{
    keepBest();
    std::vector<Filling> fillings;
    fillings.reserve(m_longer.size());
    for (const Longer& longer : m_longer) {
        Filling filling = m_fillings[longer.filling];
        filling.ids.push_back(longer.id);
        filling.logProbability = longer.logProbability;
        fillings.push_back(std::move(filling));
    }
    m_fillings = std::move(fillings);
    m_longer.clear();
    ++m_level;
    if (!isFinished()) {
        ask();
    }
}

} // namespace maskscope
