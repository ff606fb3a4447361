// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/row_steps.h"
#include "core/inference/text_words.h"

#include <optional>
#include <vector>

namespace maskscope {

struct ImportanceOptions
{
    std::size_t mask = 0; ///< counts the text's masks from 0
    std::optional<TokenId> chosen{}; ///< the prediction that is watched; nothing: the best one
};

struct WordImportance
{
    TextWord word;
    /// What ln p of the chosen prediction loses when this word is hidden as well; below 0 if it
    /// gains.
    double fall = 0;
};

struct ImportanceResult
{
    std::size_t mask = 0;
    TokenId chosen;
    double logProbability = 0; ///< of the chosen prediction, with all words there
    std::vector<WordImportance> words; ///< in the text's order
};

/// Which words of a text a prediction rests on, by occlusion: each word is hidden by masks, all its
/// pieces together, and the fall of the prediction's ln p is measured. A step is one forward: the
/// text itself, then batches of its variants. Worker thread only.
class Importance
{
public:
    /// `text` as readText() read it with `read`.
    Importance(TracedModel& model, const Tokenizer& tokenizer, const Prediction& text,
               const PredictOptions& read, ImportanceOptions options);

    [[nodiscard]] bool isFinished() const { return m_isAsked && m_rows.isFinished(); }
    [[nodiscard]] double fractionDone() const;
    /// One forward. Errors: as of RowSteps.
    [[nodiscard]] Status step(std::stop_token stop);
    /// Words that have not been hidden yet have a fall of 0.
    [[nodiscard]] const ImportanceResult& result() const { return m_result; }

private:
    void take(std::size_t row, const Softmax& answer);
    void hideWords();

    ImportanceOptions m_options;
    TokenRow m_text;
    std::size_t m_position;
    TokenId m_maskId;
    RowSteps m_rows; ///< row 0 is the text, row 1 the text without its first word
    ImportanceResult m_result;
    bool m_isAsked = false; ///< the variants are in m_rows
};

} // namespace maskscope
