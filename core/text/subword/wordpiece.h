// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/subword/subword_model.h"

namespace maskscope {

struct WordPieceOptions
{
    std::string unknownToken = "[UNK]"; ///< must be in the vocabulary
    std::string continuingPrefix = "##";
    std::size_t longestWord = 100; ///< code points; longer words are unknown
};

/// Takes the longest piece that fits, from the left; a word with a rest is one unknown token.
class WordPiece final : public SubwordModel
{
public:
    WordPiece(Vocabulary vocabulary, WordPieceOptions options);

    void tokenize(std::string_view word, std::vector<SubwordPiece>& pieces) const override;
    [[nodiscard]] const Vocabulary& vocabulary() const override { return m_vocabulary; }
    [[nodiscard]] std::optional<TokenId> unknownId() const override { return m_unknown; }
    [[nodiscard]] std::optional<std::size_t> longestWord() const override
    {
        return m_options.longestWord;
    }

private:
    [[nodiscard]] bool cut(std::string_view word, std::vector<SubwordPiece>& pieces) const;
    [[nodiscard]] std::optional<SubwordPiece> longestAt(std::string_view text, std::size_t prefix,
                                                        std::size_t begin) const;

    Vocabulary m_vocabulary;
    WordPieceOptions m_options;
    TokenId m_unknown;
};

} // namespace maskscope
