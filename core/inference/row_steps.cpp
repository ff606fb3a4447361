// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/row_steps.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

namespace maskscope {

namespace {

/// The model knows the token's number alone.
Error named(Error error, const Tokenizer& tokenizer)
{
    const auto found = error.facts.find("found");
    if (error.code == ErrorCode::ForeignToken && found != error.facts.end()) {
        if (const auto* id = std::get_if<std::int64_t>(&found->second)) {
            error.facts["token"] = tokenizer.idToToken({static_cast<std::int32_t>(*id)});
        }
    }
    return error;
}

} // namespace

RowSteps::RowSteps(TracedModel& model, const Tokenizer& tokenizer)
    : m_model(model)
    , m_tokenizer(tokenizer)
{}

void RowSteps::add(TokenRow row, std::size_t position)
{
    const SequenceLength length{static_cast<std::int64_t>(row.ids.size())};
    const auto ranAt = lengthToRunAt(m_model.summary().length, length);
    if (ranAt.hasError()) {
        m_failure = ranAt.error();
    } else {
        m_waiting[ranAt.value()].push_back({m_added, std::move(row), position});
    }
    ++m_added;
}

bool RowSteps::isFinished() const
{
    return m_waiting.empty() && !m_failure.has_value();
}

std::size_t RowSteps::rowsLeft() const
{
    std::size_t rows = 0;
    for (const auto& [length, waiting] : m_waiting) {
        rows += waiting.size();
    }
    return rows;
}

Status RowSteps::step(const Take& take, std::stop_token stop)
{
    if (m_failure.has_value()) {
        return fail(*std::exchange(m_failure, std::nullopt));
    }
    if (m_waiting.empty()) {
        return Ok{};
    }
    const SequenceLength length = m_waiting.begin()->first;
    std::vector<Waiting> rows = takeRows(length);
    Batch batch;
    std::vector<MaskPosition> positions;
    for (const Waiting& waiting : rows) {
        positions.push_back({batch.rows, waiting.position});
        appendRow(batch, waiting.row, length, padIdOf(m_tokenizer));
    }
    const Result<Logits> logits = m_model.run(batch, positions, std::move(stop));
    if (logits.hasValue()) {
        return answer(rows, logits.value(), take);
    }
    if (logits.error().isCancelled() || rows.size() == 1) {
        return fail(logits.error());
    }
    // One row may make the batch fail, or its size did.
    m_oneByOne = true;
    auto& left = m_waiting[length];
    left.insert(left.begin(), std::make_move_iterator(rows.begin()),
                std::make_move_iterator(rows.end()));
    return Ok{};
}

std::vector<RowSteps::Waiting> RowSteps::takeRows(SequenceLength length)
{
    std::deque<Waiting>& waiting = m_waiting[length];
    const std::size_t most = m_oneByOne ? 1 : mostRowsTogether(m_model.summary().batch, length);
    const auto end = waiting.begin() + static_cast<std::ptrdiff_t>(std::min(most, waiting.size()));
    std::vector<Waiting> rows(std::make_move_iterator(waiting.begin()),
                              std::make_move_iterator(end));
    waiting.erase(waiting.begin(), end);
    if (waiting.empty()) {
        m_waiting.erase(length);
    }
    return rows;
}

Status RowSteps::fail(Error error)
{
    m_waiting.clear();
    return named(std::move(error), m_tokenizer);
}

Status RowSteps::answer(const std::vector<Waiting>& rows, const Logits& logits, const Take& take)
{
    const Status checked = checkShape(logits, rows.size());
    if (checked.hasError()) {
        return fail(checked.error());
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Result<Softmax> softmax = Softmax::of(logits.row(i));
        if (softmax.hasError()) {
            return fail(softmax.error());
        }
        take(rows[i].number, softmax.value());
    }
    return Ok{};
}

} // namespace maskscope
