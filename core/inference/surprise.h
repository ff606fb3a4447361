// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/row_steps.h"
#include "core/inference/text_words.h"

#include <vector>

namespace maskscope {

struct WordSurprise
{
    TextWord word;
    double logProbability = 0; ///< of the word: the sum over its pieces, natural logarithm
};

struct SurpriseResult
{
    std::vector<WordSurprise> words; ///< in the text's order
    double logProbability = 0; ///< of the text: the sum over its words
};

/// How unexpected each word of a text is, and the score of the whole: the pseudo-log-likelihood of
/// Salazar et al. (2020) in the variant PLL-word-l2r of Kauf and Ivanova (2023). Each piece is
/// hidden together with those of its word to the right and predicted from all else; without the
/// latter, words of several pieces would look likely, because their pieces give each other away.
/// Masks of the text stay masks and are not scored. A step is one forward. Worker thread only.
class Surprise
{
public:
    /// `text` as readAnyText() read it with `read`.
    Surprise(TracedModel& model, const Tokenizer& tokenizer, const Prediction& text,
             const PredictOptions& read);

    [[nodiscard]] bool isFinished() const { return m_rows.isFinished(); }
    [[nodiscard]] double fractionDone() const;
    /// One forward. Errors: as of RowSteps.
    [[nodiscard]] Status step(std::stop_token stop);
    /// Pieces that have not been predicted yet are left out of the sums.
    [[nodiscard]] SurpriseResult result() const;

private:
    /// What a row is asked for.
    struct Piece
    {
        std::size_t word = 0;
        TokenId id;
    };

    void addWord(const TokenRow& text, std::size_t word, TokenId maskId);

    RowSteps m_rows;
    std::vector<WordSurprise> m_words;
    std::vector<Piece> m_pieces; ///< one a row
};

} // namespace maskscope
