// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/latency/sweep_input.h"

#include "core/latency/sweep_plan.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

/// Ids below this exist in any vocabulary; used where its size is unknown.
constexpr std::int64_t kSafeVocabulary = 16;

std::optional<MaskedTextWriter> makeWriter(const ModelSummary& summary, const Tokenizer* tokenizer)
{
    if (tokenizer == nullptr || !summary.output.hasLmHead) {
        return std::nullopt;
    }
    return MaskedTextWriter::make(*tokenizer);
}

std::int64_t vocabularyOf(const ModelSummary& summary, const Tokenizer* tokenizer)
{
    if (tokenizer != nullptr && tokenizer->vocabularySize() > 0) {
        return static_cast<std::int64_t>(tokenizer->vocabularySize());
    }
    return std::max<std::int64_t>(summary.output.vocabularySize.value_or(kSafeVocabulary), 1);
}

Batch randomBatch(SequenceLength length, std::int64_t vocabulary, std::mt19937& random)
{
    Batch batch;
    batch.rows = 1;
    batch.length = static_cast<std::size_t>(length.value);
    batch.attentionMask.assign(batch.length, 1);
    batch.typeIds.assign(batch.length, 0);
    batch.ids.resize(batch.length);
    for (std::int64_t& id : batch.ids) {
        id = static_cast<std::int64_t>(drawBelow(random, static_cast<std::size_t>(vocabulary)));
    }
    return batch;
}

Result<SequenceLength> lengthRunFor(const LengthContract& contract, SequenceLength length)
{
    const bool isFree = contract.kind == LengthKind::Any;
    const SequenceLength shortest
        = std::max(isFree ? contract.min : SequenceLength{1}, SequenceLength{1});
    if (length < shortest) {
        return Error{ErrorCode::TooShort, {{"found", length.value}, {"limit", shortest.value}}, {}};
    }
    return lengthToRunAt(contract, length);
}

} // namespace

SweepInputMaker::SweepInputMaker(const ModelSummary& summary, const Tokenizer* tokenizer)
    : m_summary(summary)
    , m_tokenizer(tokenizer)
    , m_writer(makeWriter(summary, tokenizer))
{}

SweepMeasure SweepInputMaker::measure() const
{
    return m_writer.has_value() ? SweepMeasure::Answer : SweepMeasure::Forward;
}

Result<SweepInput> SweepInputMaker::make(SequenceLength length, std::mt19937& random) const
{
    const Result<SequenceLength> ranAt = lengthRunFor(m_summary.length, length);
    if (ranAt.hasError()) {
        return ranAt.error();
    }
    SweepInput input;
    input.ranAt = ranAt.value();
    if (!m_writer.has_value()) {
        input.batch = randomBatch(ranAt.value(), vocabularyOf(m_summary, m_tokenizer), random);
        std::fill(input.batch.attentionMask.begin() + length.value, input.batch.attentionMask.end(),
                  0);
        return input;
    }
    Result<std::string> text = m_writer->write(length);
    if (text.hasError()) {
        return std::move(text).error();
    }
    input.text = std::move(text).value();
    return input;
}

} // namespace maskscope
