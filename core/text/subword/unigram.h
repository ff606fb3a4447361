// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/subword/byte_tokens.h"
#include "core/text/subword/subword_model.h"
#include "core/text/subword/token_trie.h"

namespace maskscope {

/// The pieces whose scores have the largest sum, found by Viterbi. A character that is no token by
/// itself is unknown, at a score of 10 below the lowest; unknown neighbours are one piece.
class Unigram final : public SubwordModel
{
public:
    /// `scores` has one for each id of the vocabulary; `unknown` is one of its ids.
    Unigram(Vocabulary vocabulary, std::vector<double> scores, TokenId unknown, bool byteFallback);

    void tokenize(std::string_view word, std::vector<SubwordPiece>& pieces) const override;
    [[nodiscard]] const Vocabulary& vocabulary() const override { return m_vocabulary; }
    [[nodiscard]] std::optional<TokenId> unknownId() const override { return m_unknown; }
    [[nodiscard]] bool keepsUnknownText() const override { return true; }

private:
    /// The best way to the byte behind it.
    struct Step
    {
        double score = 0;
        std::size_t begin = 0; ///< of its last token
        TokenId id{-1}; ///< no way yet
    };

    [[nodiscard]] std::vector<Step> bestSteps(std::string_view word) const;
    void addPiece(std::string_view word, ByteRange bytes, std::vector<SubwordPiece>& pieces) const;

    Vocabulary m_vocabulary;
    std::vector<double> m_scores;
    double m_unknownScore;
    TokenId m_unknown;
    bool m_byteFallback;
    ByteTokens m_bytes;
    TokenTrie m_trie;
};

} // namespace maskscope
