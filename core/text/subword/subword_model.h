// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/vocabulary.h"

#include <string_view>
#include <vector>

namespace maskscope {

struct SubwordPiece
{
    TokenId id;
    ByteRange bytes; ///< in the word
};

/// Cuts a word into pieces of the vocabulary. Immutable.
class SubwordModel
{
public:
    virtual ~SubwordModel() = default;

    /// Appends the pieces of `word` (not empty) to `pieces`.
    virtual void tokenize(std::string_view word, std::vector<SubwordPiece>& pieces) const = 0;

    [[nodiscard]] virtual const Vocabulary& vocabulary() const = 0;
    [[nodiscard]] virtual std::optional<TokenId> unknownId() const = 0;
    /// In code points; longer words are unknown whatever they are. Nothing: there is no limit.
    [[nodiscard]] virtual std::optional<std::size_t> longestWord() const { return std::nullopt; }
    /// Whether Encoding::tokens has the text of an unknown piece, and not the unknown token.
    [[nodiscard]] virtual bool keepsUnknownText() const { return false; }
};

} // namespace maskscope
