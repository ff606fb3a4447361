// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/predictor.h"
#include "core/inference/top_k.h"

namespace maskscope {

// What an answer is made of, before and after the forward: shared by one text and by many.

/// `text` and options.pair as tokens, with the length to run them at. Errors as of predict(),
/// before the model runs.
[[nodiscard]] Result<Prediction> readText(const ModelSummary& summary, const Tokenizer& tokenizer,
                                          const std::string& text, const PredictOptions& options);

/// The same for a text that need not have a mask.
[[nodiscard]] Result<Prediction> readAnyText(const ModelSummary& summary,
                                             const Tokenizer& tokenizer, const std::string& text,
                                             const PredictOptions& options);

/// The length the model runs this text at.
[[nodiscard]] SequenceLength runLength(const Prediction& prediction);

/// Tokens of a text, to be run.
struct TokenRow
{
    std::vector<TokenId> ids;
    std::vector<std::int64_t> typeIds;
};

/// A row more, filled up to `length`, which is that of all rows.
void appendRow(Batch& batch, const TokenRow& row, SequenceLength length, TokenId padId);
/// A row more; all rows have the same runLength().
void appendRow(Batch& batch, const Prediction& prediction, TokenId padId);

/// How many texts of that length go through the model together.
[[nodiscard]] std::size_t mostRowsTogether(const BatchContract& contract, SequenceLength length);

/// Where the masks of row `row` are.
void appendPositions(std::vector<MaskPosition>& positions, const Prediction& prediction,
                     std::size_t row);

/// ForeignToken with the token as the text has it; the model knows its number alone. Other errors
/// stay as they are.
[[nodiscard]] Error namingToken(Error error, const Prediction& prediction);

/// Fails with Internal unless there is a row for each of `masks` places. A model is a foreign
/// program: its answer is measured before it is read.
[[nodiscard]] Status checkShape(const Logits& logits, std::size_t masks);

/// Fills prediction.masks from the rows of `logits` beginning at `firstRow`. Errors: NotANumber.
[[nodiscard]] Status rankMasks(Prediction& prediction, const Logits& logits, std::size_t firstRow,
                               const Tokenizer& tokenizer, const PredictOptions& options);

} // namespace maskscope
