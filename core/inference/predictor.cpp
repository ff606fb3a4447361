// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/predictor.h"

#include "core/inference/prediction_steps.h"
#include "core/inference/stopwatch.h"

#include <utility>

namespace maskscope {

namespace {

/// Exports round the vocabulary up for the sake of fast kernels: to 8, 64 or 128.
constexpr std::int64_t kVocabularyPadding = 128;

std::int64_t vocabularyOf(const Tokenizer& tokenizer)
{
    return static_cast<std::int64_t>(tokenizer.vocabularySize());
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
    Result<Prediction> read = readText(model.summary(), tokenizer, text, options);
    if (read.hasError()) {
        return read;
    }
    Prediction& prediction = read.value();
    Batch batch;
    appendRow(batch, prediction, padIdOf(tokenizer));
    std::vector<MaskPosition> positions;
    appendPositions(positions, prediction, 0);

    Stopwatch stopwatch;
    Result<Logits> logits = model.run(batch, positions, std::move(stop));
    if (logits.hasError()) {
        return namingToken(std::move(logits).error(), prediction);
    }
    prediction.time.model = stopwatch.lap();
    Status ranked = checkShape(logits.value(), positions.size());
    if (ranked.hasValue()) {
        ranked = rankMasks(prediction, logits.value(), 0, tokenizer, options);
    }
    return ranked.hasError() ? Result<Prediction>(std::move(ranked).error()) : std::move(read);
}

TokenId padIdOf(const Tokenizer& tokenizer)
{
    return tokenizer.padId().value_or(TokenId{0});
}

} // namespace maskscope
