// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/beam_fill.h"
#include "core/inference/blanks.h"

#include <string>
#include <vector>

namespace maskscope {

struct WordFillOptions
{
    std::size_t topK = 5;
    std::size_t mostPieces = 3;
};

/// An answer of one or several pieces for one mask.
struct WordAnswer
{
    std::string text; ///< as a person reads it
    std::vector<TokenId> ids;
    double logProbability = 0; ///< sum over the pieces, natural logarithm
    /// logProbability divided by the number of pieces: what answers are ranked by.
    double score = 0;
    std::string sentence; ///< with the other masks as typed
    bool continuesWord = false; ///< joins the word before it, without a space
};

/// Answers of 1 to `mostPieces` pieces for one mask, ranked together. For each number of pieces the
/// mask becomes so many, which a beam fills left to right.
///
/// Ranked by the mean ln p of the pieces, because each number of masks is a distribution of its
/// own: by the sum an answer would pay for every piece it has, and those of one piece would nearly
/// always win. With `read.filter` an answer is a whole word or several; pieces within it may be
/// none alone. (The same mean is used by Jiang et al., X-FACTR, 2020, to choose among lengths.)
/// Worker thread only.
class WordFill
{
public:
    static constexpr std::size_t kWidth = 32;

    /// `text` as readText() read it with `read`; `mask` counts its masks from 0. Numbers of pieces
    /// that make the text too long are left out, but for one.
    WordFill(TracedModel& model, const Tokenizer& tokenizer, Prediction text, std::size_t mask,
             PredictOptions read, WordFillOptions options);

    [[nodiscard]] bool isFinished() const;
    [[nodiscard]] double fractionDone() const; ///< 0 to 1
    /// One forward. Errors: as of RowSteps.
    [[nodiscard]] Status step(std::stop_token stop);
    /// Best first, once finished. The same letters made of other pieces count once, at their best.
    [[nodiscard]] std::vector<WordAnswer> result() const;

private:
    void addAnswers(const BeamFill& beam, std::size_t pieces);

    const Tokenizer& m_tokenizer;
    Prediction m_text;
    std::size_t m_mask;
    Blanks m_blanks;
    WordFillOptions m_options;
    CandidateFilter m_filter;
    std::vector<BeamFill> m_beams; ///< for 1, 2 ... pieces
    std::size_t m_beam = 0; ///< at work
    std::vector<WordAnswer> m_answers;
};

} // namespace maskscope
