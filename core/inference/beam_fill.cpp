// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/beam_fill.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace maskscope {

BeamFill::BeamFill(TracedModel& model, const Tokenizer& tokenizer, TokenRow text,
                   std::vector<std::size_t> positions, std::size_t width)
    : m_model(model)
    , m_tokenizer(tokenizer)
    , m_text(std::move(text))
    , m_positions(std::move(positions))
    , m_width(width)
    , m_fillings{Filling{}}
{
    if (!isFinished()) {
        ask();
    }
}

void BeamFill::ask()
{
    m_rows = std::make_unique<RowSteps>(m_model, m_tokenizer);
    for (const Filling& filling : m_fillings) {
        TokenRow row = m_text;
        for (std::size_t mask = 0; mask < m_level; ++mask) {
            row.ids[m_positions[mask]] = filling.ids[mask];
        }
        m_rows->add(std::move(row), m_positions[m_level]);
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

void BeamFill::take(std::size_t filling, const Softmax& answer)
{
    std::size_t rank = 0;
    for (const Ranked& ranked : answer.best(m_width)) {
        m_longer.push_back({filling,
                            rank++,
                            {static_cast<std::int32_t>(ranked.index)},
                            m_fillings[filling].logProbability + ranked.logProbability});
    }
    constexpr std::size_t kSpare = 8; // sorting seldom is cheaper than keeping little
    if (m_longer.size() > kSpare * m_width) {
        keepBest();
    }
}

void BeamFill::keepBest()
{
    const auto isBetter = [](const Longer& a, const Longer& b) {
        return std::tuple(-a.logProbability, a.filling, a.rank)
            < std::tuple(-b.logProbability, b.filling, b.rank);
    };
    const auto end
        = m_longer.begin() + static_cast<std::ptrdiff_t>(std::min(m_width, m_longer.size()));
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
