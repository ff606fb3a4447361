// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/subword/subword_model.h"

namespace maskscope {

/// A whole word is a token or unknown.
class WordLevel final : public SubwordModel
{
public:
    WordLevel(Vocabulary vocabulary, TokenId unknown);

    void tokenize(std::string_view word, std::vector<SubwordPiece>& pieces) const override;
    [[nodiscard]] const Vocabulary& vocabulary() const override { return m_vocabulary; }
    [[nodiscard]] std::optional<TokenId> unknownId() const override { return m_unknown; }

private:
    Vocabulary m_vocabulary;
    TokenId m_unknown;
};

} // namespace maskscope
