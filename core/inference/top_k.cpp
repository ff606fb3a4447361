// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/top_k.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace maskscope {

namespace {

/// The largest value; NaN if any is.
float maximumOrNaN(std::span<const float> logits)
{
    float maximum = -std::numeric_limits<float>::infinity();
    for (const float value : logits) {
        if (std::isnan(value)) {
            return value;
        }
        maximum = std::max(maximum, value);
    }
    return maximum;
}

} // namespace

Softmax::Softmax(std::span<const float> logits, float maximum)
    : m_logits(logits)
    , m_maximum(maximum)
{
    // In double, because 30,000 small terms added to a float lose their tail.
    double below = 0; // sum of weight times how far the logit is below the best
    for (const float value : logits) {
        const float fall = value - maximum;
        const auto weight = static_cast<double>(std::exp(fall));
        m_sum += weight;
        below += weight > 0 ? weight * static_cast<double>(fall) : 0; // fall may be infinite
    }
    m_entropy = std::max(0.0, std::log(m_sum) - below / m_sum);
}

Result<Softmax> Softmax::of(std::span<const float> logits)
{
    const float maximum = maximumOrNaN(logits);
    if (!std::isfinite(maximum)) {
        return Error{ErrorCode::NotANumber, {}, {}};
    }
    return Softmax(logits, maximum);
}

float Softmax::probability(std::size_t column) const
{
    const auto weight = static_cast<double>(std::exp(m_logits[column] - m_maximum));
    return static_cast<float>(weight / m_sum);
}

double Softmax::logProbability(std::size_t column) const
{
    return static_cast<double>(m_logits[column] - m_maximum) - std::log(m_sum);
}

bool Softmax::isBetter(std::size_t a, std::size_t b) const
{
    return m_logits[a] != m_logits[b] ? m_logits[a] > m_logits[b] : a < b;
}

std::size_t Softmax::rank(std::size_t column) const
{
    std::size_t rank = 1;
    for (std::size_t other = 0; other < m_logits.size(); ++other) {
        rank += isBetter(other, column) ? 1U : 0U;
    }
    return rank;
}

std::vector<Ranked> Softmax::best(std::size_t k) const
{
    std::vector<std::size_t> columns(m_logits.size());
    std::iota(columns.begin(), columns.end(), std::size_t{0});
    return bestOf(std::move(columns), k);
}

Selection Softmax::best(std::size_t k, const std::vector<bool>& isHidden) const
{
    std::vector<std::size_t> shown;
    std::vector<std::size_t> hidden;
    for (std::size_t column = 0; column < m_logits.size(); ++column) {
        (isHidden[column] ? hidden : shown).push_back(column);
    }
    Selection selection{bestOf(std::move(shown), k), {}};
    if (!selection.shown.empty()) {
        const std::size_t last = selection.shown.back().index;
        std::erase_if(hidden, [&](std::size_t column) { return isBetter(last, column); });
        k = hidden.size();
    }
    selection.hidden = bestOf(std::move(hidden), k);
    countRanks(selection);
    return selection;
}

std::vector<Ranked> Softmax::bestShown(std::size_t k, const std::vector<bool>& isHidden) const
{
    std::vector<std::size_t> shown;
    for (std::size_t column = 0; column < m_logits.size(); ++column) {
        if (!isHidden[column]) {
            shown.push_back(column);
        }
    }
    return bestOf(std::move(shown), k);
}

void Softmax::countRanks(Selection& selection) const
{
    std::size_t rank = 0;
    auto hidden = selection.hidden.begin();
    for (Ranked& shown : selection.shown) {
        for (; hidden != selection.hidden.end() && isBetter(hidden->index, shown.index); ++hidden) {
            hidden->rank = ++rank;
        }
        shown.rank = ++rank;
    }
}

std::vector<Ranked> Softmax::bestOf(std::vector<std::size_t> columns, std::size_t k) const
{
    const auto end = columns.begin() + static_cast<std::ptrdiff_t>(std::min(k, columns.size()));
    std::partial_sort(columns.begin(), end, columns.end(),
                      [this](std::size_t a, std::size_t b) { return isBetter(a, b); });
    columns.erase(end, columns.end());
    std::vector<Ranked> ranked;
    ranked.reserve(columns.size());
    for (const std::size_t column : columns) {
        const std::size_t rank = ranked.size() + 1;
        ranked.push_back({column, probability(column), logProbability(column), rank});
    }
    return ranked;
}

Result<std::vector<Ranked>> topK(std::span<const float> logits, std::size_t k)
{
    const Result<Softmax> softmax = Softmax::of(logits);
    if (softmax.hasError()) {
        return softmax.error();
    }
    return softmax.value().best(k);
}

} // namespace maskscope
