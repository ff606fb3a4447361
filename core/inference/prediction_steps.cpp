// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/prediction_steps.h"

#include "core/base/translate_noop.h"
#include "core/base/utf.h"
#include "core/inference/many_texts.h"
#include "core/inference/mask_ranking.h"
#include "core/inference/stopwatch.h"
#include "core/inference/target_words.h"
#include "core/inference/top_k.h"
#include "core/text/mask_aliases.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace maskscope {

namespace {

Status checkAbilities(const ModelSummary& summary, const Tokenizer& tokenizer)
{
    if (!summary.output.hasLmHead) {
        return Error{ErrorCode::NoLmHead,
                     {{"limit", static_cast<std::int64_t>(tokenizer.vocabularySize())}},
                     {}};
    }
    if (!tokenizer.maskId().has_value()) {
        return Error{ErrorCode::NoMaskToken, {}, {}};
    }
    return Ok{};
}

Error noMask(const std::string& mask, bool truncated)
{
    const std::string part = truncated
        ? QT_TRANSLATE_NOOP("Phrase", "what the cut has left of this text")
        : QT_TRANSLATE_NOOP("Phrase", "this text");
    return Error{ErrorCode::NoMask, {{"mask", mask}, {"part", part}}, {}};
}

/// The tokens the model will read.
Encoding encodeMasked(const Tokenizer& tokenizer, const std::string& text,
                      const PredictOptions& options)
{
    const std::string mask = tokenizer.maskToken();
    const auto masked = [&](const std::string& given) {
        return options.maskAliases ? replaceMaskAliases(given, mask) : given;
    };
    const std::string pair = masked(options.pair.value_or(std::string()));
    EncodeOptions cut{std::nullopt, options.maxLength};
    if (options.pair.has_value()) {
        cut.pair = pair;
    }
    return tokenizer.encode(masked(text), cut);
}

} // namespace

Result<Prediction> readText(const ModelSummary& summary, const Tokenizer& tokenizer,
                            const std::string& text, const PredictOptions& options)
{
    Result<Prediction> read = readAnyText(summary, tokenizer, text, options);
    if (read.hasValue() && read.value().encoding.maskPositions.empty()) {
        return noMask(tokenizer.maskToken(), read.value().encoding.truncated);
    }
    return read;
}

Result<Prediction> readAnyText(const ModelSummary& summary, const Tokenizer& tokenizer,
                               const std::string& text, const PredictOptions& options)
{
    Stopwatch stopwatch;
    Status able = checkAbilities(summary, tokenizer);
    if (able.hasError()) {
        return std::move(able).error();
    }
    Prediction prediction;
    prediction.text = toValidUtf8(text);
    if (options.pair.has_value()) {
        prediction.pair = toValidUtf8(*options.pair);
    }
    prediction.encoding = encodeMasked(tokenizer, prediction.text, options);
    const SequenceLength length = prediction.encoding.length();
    const auto ranAt = lengthToRunAt(summary.length, length);
    if (ranAt.hasError()) {
        return ranAt.error();
    }
    if (ranAt.value() != length) {
        prediction.paddedTo = ranAt.value();
    }
    prediction.time.tokenize = stopwatch.lap();
    return prediction;
}

SequenceLength runLength(const Prediction& prediction)
{
    return prediction.paddedTo.value_or(prediction.encoding.length());
}

void appendRow(Batch& batch, const TokenRow& row, SequenceLength length, TokenId padId)
{
    batch.length = static_cast<std::size_t>(length.value);
    ++batch.rows;
    for (const TokenId id : row.ids) {
        batch.ids.push_back(id.value);
    }
    batch.attentionMask.insert(batch.attentionMask.end(), row.ids.size(), 1);
    batch.typeIds.insert(batch.typeIds.end(), row.typeIds.begin(), row.typeIds.end());
    const std::size_t size = batch.rows * batch.length;
    batch.ids.resize(size, padId.value);
    batch.attentionMask.resize(size, 0);
    batch.typeIds.resize(size, 0);
}

void appendRow(Batch& batch, const Prediction& prediction, TokenId padId)
{
    appendRow(batch, {prediction.encoding.ids, prediction.encoding.typeIds}, runLength(prediction),
              padId);
}

/// A fixed trace takes the recorded number of texts alone; everything then runs one by one.
std::size_t mostRowsTogether(const BatchContract& contract, SequenceLength length)
{
    if (contract.kind != BatchKind::Any) {
        return 1;
    }
    return std::max<std::size_t>(1, kMostBatchTokens / static_cast<std::size_t>(length.value));
}

void appendPositions(std::vector<MaskPosition>& positions, const Prediction& prediction,
                     std::size_t row)
{
    for (const std::size_t position : prediction.encoding.maskPositions) {
        positions.push_back({row, position});
    }
}

Error namingToken(Error error, const Prediction& prediction)
{
    const auto found = error.facts.find("found");
    const auto* id
        = found == error.facts.end() ? nullptr : std::get_if<std::int64_t>(&found->second);
    if (error.code != ErrorCode::ForeignToken || id == nullptr) {
        return error;
    }
    const Encoding& encoding = prediction.encoding;
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        if (encoding.ids[i].value == *id) {
            error.facts["token"] = encoding.tokens[i];
            break;
        }
    }
    return error;
}

Status checkShape(const Logits& logits, std::size_t masks)
{
    if (logits.masks == masks && logits.vocabulary > 0
        && logits.values.size() / logits.vocabulary == masks
        && logits.values.size() % logits.vocabulary == 0) {
        return Ok{};
    }
    return Error{ErrorCode::Internal,
                 {},
                 "logits: expected " + std::to_string(masks) + " rows, got "
                     + std::to_string(logits.masks) + " rows of "
                     + std::to_string(logits.vocabulary) + " in "
                     + std::to_string(logits.values.size()) + " values"};
}

Status rankMasks(Prediction& prediction, const Logits& logits, std::size_t firstRow,
                 const Tokenizer& tokenizer, const PredictOptions& options)
{
    Stopwatch stopwatch;
    for (const std::size_t position : prediction.encoding.maskPositions) {
        const Result<Softmax> softmax = Softmax::of(logits.row(firstRow++));
        if (softmax.hasError()) {
            return softmax.error();
        }
        MaskPrediction mask = rankMask(softmax.value(), tokenizer, prediction, position, options);
        mask.targets = readTargets(tokenizer, prediction, prediction.masks.size(), options);
        for (TargetWord& target : mask.targets) {
            scoreSingle(target, softmax.value());
        }
        prediction.masks.push_back(std::move(mask));
    }
    prediction.time.topK = stopwatch.lap();
    return Ok{};
}

} // namespace maskscope
