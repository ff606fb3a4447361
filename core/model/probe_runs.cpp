// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/probe_runs.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace maskscope {

namespace {

// Low ids, without the very first: those are most often padding and other special tokens.
constexpr std::int64_t kFirstId = 5;
constexpr std::int64_t kIdEnd = 100;
constexpr std::int64_t kStride = 7;
/// Measured: BERT-base with weights as they were drawn 6 to 14, the trained demo model 670 to 9700.
constexpr double kFlat = 30;
constexpr std::size_t kManyWords = 500; ///< among few, as among amino acids, many are likely
constexpr std::int64_t kAsked = 16; ///< answers of so many tokens are compared

std::int64_t madeUpId(std::int64_t index, std::int64_t vocabulary)
{
    const std::int64_t first = std::min(kFirstId, vocabulary - 1);
    const std::int64_t count = std::max<std::int64_t>(1, std::min(kIdEnd, vocabulary) - first);
    return first + (index * kStride) % count;
}

/// The best word has less than kFlat times its share. NaN is not flat.
bool isFlatRow(std::span<const float> logits)
{
    const float most = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const float value : logits) {
        sum += std::exp(static_cast<double>(value) - static_cast<double>(most));
    }
    return sum > static_cast<double>(logits.size()) / kFlat;
}

std::string refusalOf(const Error& error)
{
    const std::size_t end = error.raw.find_last_not_of(" \n\r\t");
    if (end == std::string::npos) {
        return "it does not run";
    }
    const std::size_t begin = error.raw.find_last_of('\n', end);
    return error.raw.substr(begin == std::string::npos ? 0 : begin + 1,
                            end - (begin == std::string::npos ? 0 : begin + 1) + 1);
}

} // namespace

ProbeRuns::ProbeRuns(const ProbeFacts& facts, const ProbeForward& forward, std::stop_token stop)
    : m_facts(facts)
    , m_forward(forward)
    , m_stop(std::move(stop))
{}

bool ProbeRuns::runsAt(std::int64_t length)
{
    return run({{length, 0}}, length).has_value();
}

Trial ProbeRuns::compare(std::int64_t one, std::int64_t other)
{
    const std::int64_t text = std::min(one, other);
    const std::int64_t padded = std::max(one, other);
    if (m_facts.hasAttentionMask) {
        return compareWithPadding(text, padded);
    }
    return runsAt(text) && runsAt(padded) ? Trial::Right : Trial::Refused;
}

Trial ProbeRuns::compareWithPadding(std::int64_t text, std::int64_t padded)
{
    const auto alone = run({{text, 0}}, text);
    const auto filledUp = alone ? run({{text, 0}}, padded) : std::nullopt;
    if (!filledUp) {
        return Trial::Refused;
    }
    return isEqual(*alone, *filledUp) ? Trial::Right : Trial::Wrong;
}

Trial ProbeRuns::together(std::int64_t length)
{
    const auto alone = run({{length, 0}}, length);
    // The known text stands second: a program made for one text may answer the first for all.
    const auto both = alone ? run({{length, 1}, {length, 0}}, length) : std::nullopt;
    if (!both) {
        return Trial::Refused;
    }
    const std::size_t half = both->values.size() / 2;
    const ProbeAnswer second{
        both->width,
        {both->values.begin() + static_cast<std::ptrdiff_t>(half), both->values.end()}};
    return isEqual(*alone, second) ? Trial::Right : Trial::Wrong;
}

bool ProbeRuns::isRepeatable()
{
    if (!m_differed || m_known.empty()) {
        return true;
    }
    const auto [length, first] = *m_known.begin();
    m_known.clear();
    const auto second = run({{length, 0}}, length);
    return !second || isEqual(first, *second);
}

bool ProbeRuns::isFlat() const
{
    if (m_known.empty()) {
        return false;
    }
    const ProbeAnswer& answer = m_known.rbegin()->second;
    if (answer.width < kManyWords) {
        return false;
    }
    for (std::size_t at = 0; at + answer.width <= answer.values.size(); at += answer.width) {
        if (!isFlatRow(std::span(answer.values).subspan(at, answer.width))) {
            return false;
        }
    }
    return true;
}

Batch ProbeRuns::makeBatch(const std::vector<Row>& rows, std::int64_t length) const
{
    Batch batch;
    batch.rows = rows.size();
    batch.length = static_cast<std::size_t>(length);
    for (const Row& row : rows) {
        for (std::int64_t i = 0; i < length; ++i) {
            const bool isText = i < row.tokens;
            batch.ids.push_back(isText ? madeUpId(row.first + i, m_facts.vocabulary)
                                       : m_facts.padId);
            batch.attentionMask.push_back(isText ? 1 : 0);
        }
    }
    batch.typeIds.assign(batch.ids.size(), 0);
    return batch;
}

std::optional<ProbeAnswer> ProbeRuns::run(const std::vector<Row>& rows, std::int64_t length)
{
    if (length < 1 || isStopped()) {
        return std::nullopt;
    }
    const bool isPlain = rows.size() == 1 && rows[0].tokens == length;
    const auto known = isPlain ? m_known.find(length) : m_known.end();
    if (known != m_known.end()) {
        return known->second;
    }
    const auto asked = static_cast<std::size_t>(std::min(rows[0].tokens, kAsked));
    auto answer = m_forward(makeBatch(rows, length), asked);
    if (answer.hasError()) {
        m_lastRefusal = refusalOf(answer.error());
        return std::nullopt;
    }
    if (isPlain) {
        m_known.emplace(length, answer.value());
    }
    return std::move(answer).value();
}

bool ProbeRuns::isEqual(const ProbeAnswer& left, const ProbeAnswer& right)
{
    if (left.values.size() != right.values.size() || left.values.empty()) {
        return false;
    }
    const auto [low, high] = std::minmax_element(left.values.begin(), left.values.end());
    const double allowed = m_facts.tolerance * static_cast<double>(*high - *low);
    for (std::size_t i = 0; i < left.values.size(); ++i) {
        const double difference = std::abs(static_cast<double>(left.values[i]) - right.values[i]);
        if (difference > allowed) { // not so for NaN, which says nothing about lengths
            m_differed = true;
            return false;
        }
    }
    return true;
}

} // namespace maskscope
