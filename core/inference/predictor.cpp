// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/predictor.h"

#include "core/base/translate_noop.h"
#include "core/base/utf.h"
#include "core/inference/stopwatch.h"
#include "core/inference/top_k.h"
#include "core/text/mask_aliases.h"

#include <utility>

namespace maskscope {

namespace {

/// Exports round the vocabulary up for the sake of fast kernels: to 8, 64 or 128.
constexpr std::int64_t kVocabularyPadding = 128;

std::int64_t vocabularyOf(const Tokenizer& tokenizer)
{
    return static_cast<std::int64_t>(tokenizer.vocabularySize());
}

Status checkAbilities(const ModelSummary& summary, const Tokenizer& tokenizer)
{
    if (!summary.output.hasLmHead) {
        return Error{ErrorCode::NoLmHead, {{"limit", vocabularyOf(tokenizer)}}, {}};
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

/// The tokens the model will read, or why it cannot.
Result<Encoding> encodeMasked(const ModelSummary& summary, const Tokenizer& tokenizer,
                              const std::string& text, const PredictOptions& options)
{
    Status able = checkAbilities(summary, tokenizer);
    if (able.hasError()) {
        return std::move(able).error();
    }
    const std::string mask = tokenizer.maskToken();
    const auto masked = [&](const std::string& given) {
        return options.maskAliases ? replaceMaskAliases(given, mask) : given;
    };
    const std::string pair = masked(options.pair.value_or(std::string()));
    EncodeOptions cut{std::nullopt, options.maxLength};
    if (options.pair.has_value()) {
        cut.pair = pair;
    }
    Encoding encoding = tokenizer.encode(masked(text), cut);
    if (encoding.maskPositions.empty()) {
        return noMask(mask, encoding.truncated);
    }
    return encoding;
}

std::vector<MaskPosition> positionsOf(const Encoding& encoding)
{
    std::vector<MaskPosition> positions;
    positions.reserve(encoding.maskPositions.size());
    for (const std::size_t position : encoding.maskPositions) {
        positions.push_back({0, position});
    }
    return positions;
}

/// A model is a foreign program: its answer is measured before it is read.
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

Candidate makeCandidate(const Tokenizer& tokenizer, const Encoding& encoding, std::size_t position,
                        const Ranked& ranked)
{
    const TokenId id{static_cast<std::int32_t>(ranked.index)};
    return {id, tokenizer.idToToken(id), tokenizer.tokenText(id),
            continuesWord(tokenizer, encoding, position, id), ranked.probability};
}

Result<std::vector<MaskPrediction>> rankMasks(const Logits& logits, const Encoding& encoding,
                                              const Tokenizer& tokenizer, std::size_t k)
{
    Status shape = checkShape(logits, encoding.maskPositions.size());
    if (shape.hasError()) {
        return std::move(shape).error();
    }
    std::vector<MaskPrediction> masks;
    for (std::size_t row = 0; row < logits.masks; ++row) {
        Result<std::vector<Ranked>> ranking = topK(logits.row(row), k);
        if (ranking.hasError()) {
            return std::move(ranking).error();
        }
        MaskPrediction mask{encoding.maskPositions[row], {}};
        for (const Ranked& ranked : ranking.value()) {
            mask.candidates.push_back(makeCandidate(tokenizer, encoding, mask.position, ranked));
        }
        masks.push_back(std::move(mask));
    }
    return masks;
}

} // namespace

Status checkVocabulary(const Tokenizer& tokenizer, const ModelSummary& summary)
{
    if (!summary.output.vocabularySize.has_value()) {
        return Ok{};
    }
    const std::int64_t columns = *summary.output.vocabularySize;
    const std::int64_t words = vocabularyOf(tokenizer);
    const std::int64_t padded
        = (words + kVocabularyPadding - 1) / kVocabularyPadding * kVocabularyPadding;
    if (words > columns || columns > padded) {
        return Error{ErrorCode::VocabularyMismatch, {{"found", words}, {"expected", columns}}, {}};
    }
    return Ok{};
}

Result<Prediction> predict(TracedModel& model, const Tokenizer& tokenizer, const std::string& text,
                           const PredictOptions& options, std::stop_token stop)
{
    Stopwatch stopwatch;
    Prediction prediction;
    prediction.text = toValidUtf8(text);
    if (options.pair.has_value()) {
        prediction.pair = toValidUtf8(*options.pair);
    }
    Result<Encoding> encoding = encodeMasked(model.summary(), tokenizer, prediction.text, options);
    if (encoding.hasError()) {
        return std::move(encoding).error();
    }
    prediction.encoding = std::move(encoding).value();
    const SequenceLength length = prediction.encoding.length();
    const auto ranAt = lengthToRunAt(model.summary().length, length);
    if (ranAt.hasError()) {
        return ranAt.error();
    }
    if (ranAt.value() != length) {
        prediction.paddedTo = ranAt.value();
    }
    const TokenId padId = tokenizer.padId().value_or(TokenId{0});
    prediction.time.tokenize = stopwatch.lap();

    Result<Logits> logits = model.run(makeBatch(prediction.encoding, ranAt.value(), padId),
                                      positionsOf(prediction.encoding), std::move(stop));
    if (logits.hasError()) {
        return std::move(logits).error();
    }
    prediction.time.model = stopwatch.lap();

    Result<std::vector<MaskPrediction>> masks
        = rankMasks(logits.value(), prediction.encoding, tokenizer, options.topK);
    if (masks.hasError()) {
        return std::move(masks).error();
    }
    prediction.masks = std::move(masks).value();
    prediction.time.topK = stopwatch.lap();
    return prediction;
}

Batch makeBatch(const Encoding& encoding, SequenceLength length, TokenId padId)
{
    Batch batch;
    batch.rows = 1;
    batch.length = static_cast<std::size_t>(length.value);
    batch.ids.reserve(batch.length);
    for (const TokenId id : encoding.ids) {
        batch.ids.push_back(id.value);
    }
    batch.attentionMask.assign(encoding.ids.size(), 1);
    batch.typeIds = encoding.typeIds;
    batch.ids.resize(batch.length, padId.value);
    batch.attentionMask.resize(batch.length, 0);
    batch.typeIds.resize(batch.length, 0);
    return batch;
}

} // namespace maskscope
