// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/blanks.h"
#include "core/inference/top_k.h"

#include <string>
#include <vector>

namespace maskscope {

/// Finds the pieces of a word as they would stand at a mask: with or without the mark of a word's
/// begin, as the sentence has it. The text with the word put in is read by the tokenizer; the
/// pieces are those between the tokens that the text has anyway or, where the word changes these,
/// those at its letters. The tokenizer must outlive it.
class TargetReader
{
public:
    /// `options` as the text was read with.
    TargetReader(const Tokenizer& tokenizer, const Prediction& prediction,
                 const PredictOptions& options);

    /// `mask` counts the text's masks from 0. No score yet.
    [[nodiscard]] TargetWord read(const std::string& word, std::size_t mask) const;

private:
    struct Pieces
    {
        std::vector<TokenId> ids;
        std::vector<std::string> tokens;
    };
    /// What to put between the word and its neighbours, so that no token is of both.
    struct Gaps
    {
        bool before = false;
        bool behind = false;
    };

    [[nodiscard]] Blanks::Texts textsWith(const std::string& word, std::size_t mask,
                                          Gaps gaps) const;
    [[nodiscard]] Pieces piecesOf(const std::string& word, std::size_t mask) const;
    [[nodiscard]] bool keepsBefore(const Encoding& filled, std::size_t mask) const;
    [[nodiscard]] bool keepsBehind(const Encoding& filled, std::size_t mask) const;
    void joinBefore(Pieces& pieces, std::size_t mask) const;

    const Tokenizer& m_tokenizer;
    Blanks m_blanks;
    Encoding m_context; ///< the text, nothing cut off
    std::vector<std::size_t> m_positions; ///< of the masks in it
};

/// options.targets at a mask, without scores.
[[nodiscard]] std::vector<TargetWord> readTargets(const Tokenizer& tokenizer,
                                                  const Prediction& prediction, std::size_t mask,
                                                  const PredictOptions& options);

/// Probability and rank of a target of one piece; others stay as they are.
void scoreSingle(TargetWord& target, const Softmax& softmax);

} // namespace maskscope
