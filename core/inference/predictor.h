// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/prediction.h"
#include "core/model/traced_model.h"
#include "core/text/tokenizer.h"

#include <stop_token>

namespace maskscope {

struct PredictOptions
{
    std::size_t topK = 5;
    bool maskAliases = true; ///< "[MASK]" and "___" count as masks
    std::optional<std::string> pair{}; ///< a second text; masks may lie in both
    std::optional<std::size_t> maxLength{}; ///< cut to so many tokens; else TooLong
    std::vector<std::string> targets{}; ///< words to be told of at each mask
    CandidateFilter filter{}; ///< of the lists of guesses; targets are told of anyway
};

/// A model, its tokenizer and what makes them fit: the unit the worker keeps.
struct MaskedLm
{
    std::unique_ptr<TracedModel> model;
    std::shared_ptr<const Tokenizer> tokenizer; ///< null: the model opened without one
};

/// VocabularyMismatch (facts `found`, `expected`) unless every id the tokenizer can give has a row
/// in the logits. Padded vocabularies (the model wider, up to the next multiple of 128) are fine.
[[nodiscard]] Status checkVocabulary(const Tokenizer& tokenizer, const ModelSummary& summary);

/// Text to ranked words in one forward, on the calling thread; targets of several pieces are left
/// to ChainSteps. Errors: NoTokenizer, NoMaskToken, NoLmHead, NoMask (facts `mask`, `part`),
/// TooLong, LengthNotAccepted, NotANumber and those of TracedModel::run.
[[nodiscard]] Result<Prediction> predict(TracedModel& model, const Tokenizer& tokenizer,
                                         const std::string& text, const PredictOptions& options,
                                         std::stop_token stop);

/// What fills a text up: the tokenizer's padding token, else id 0.
[[nodiscard]] TokenId padIdOf(const Tokenizer& tokenizer);

} // namespace maskscope
