// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer.h"

#include <QString>

#include <optional>
#include <vector>

namespace maskscope {

/// A character that the model reads as another one.
struct ReadAs
{
    QString typed; ///< or "U+200B" where there is nothing to see
    QString became; ///< empty: left out
    bool isCaseOnly = false;
};

/// A token of the text as typed.
struct TypedToken
{
    enum class Kind
    {
        Piece,
        Special, ///< put in by the tokenizer's template
        Mask,
        Unknown,
    };

    QString token; ///< vocabulary entry: "##ing"
    QString shown; ///< what a person reads: "…ing"
    int id = 0;
    Kind kind = Kind::Piece;
    int mask = -1; ///< number among the masks, from 0
    std::optional<int> sequence; ///< which sentence; nothing for Special
    Utf16Range place; ///< in that sentence, whole characters, no white space around it
    QString typed; ///< the letters there
    std::optional<std::size_t> wordLimit; ///< Unknown because a word has more characters
    std::vector<ReadAs> changes;
};

/// The tokens of a sentence, or of two read together, in which "___" and "[MASK]" count as masks;
/// without running a model.
[[nodiscard]] std::vector<TypedToken> typedTokens(const Tokenizer& tokenizer, const QString& first,
                                                  const std::optional<QString>& second
                                                  = std::nullopt);

/// How many tokens a word is, without those that the tokenizer's template adds.
[[nodiscard]] int pieceCount(const Tokenizer& tokenizer, const QString& word);

/// Whether the tokenizer has a form for two sentences in which the second one is read.
[[nodiscard]] bool readsPairs(const Tokenizer& tokenizer);

} // namespace maskscope
