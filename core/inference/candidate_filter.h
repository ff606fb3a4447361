// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/tokenizer.h"

#include <array>
#include <vector>

namespace maskscope {

/// What a token would be as a guess for one mask.
enum class CandidateKind : unsigned char
{
    Word,
    Piece, ///< part of a word or of a character: "##ing"
    Mark, ///< punctuation or a symbol
    Unused, ///< a row of the vocabulary that stands for no word
    Special, ///< "[SEP]"
};
inline constexpr std::size_t kCandidateKinds = 5;

/// Which guesses are left out of a list. Those that are left have their probabilities and ranks in
/// the whole vocabulary all the same.
struct CandidateFilter
{
    bool pieces = false;
    bool marks = false;
    bool unused = false;
    bool special = false;

    /// Leaves whole words alone.
    [[nodiscard]] static constexpr CandidateFilter wholeWords() { return {true, true, true, true}; }
    [[nodiscard]] bool hidesAnything() const { return pieces || marks || unused || special; }
    [[nodiscard]] bool hides(CandidateKind kind) const;

    bool operator==(const CandidateFilter&) const = default;
};

/// Which piece of an answer of how many pieces a guess is.
struct AnswerPlace
{
    std::size_t piece = 0;
    std::size_t pieces = 1;
};

/// What each token of a vocabulary is at one place of a text. A token without a space before it
/// ("ing" beside "\u0120sing") is a piece behind the letters of a word, but a word of its own at
/// the beginning of a text, and where words are written without spaces. The tokenizer must outlive
/// it.
class CandidateKinds
{
public:
    CandidateKinds(const Tokenizer& tokenizer, const Encoding& encoding, std::size_t place);

    /// Of a column of the logits, which may be more than the vocabulary has.
    [[nodiscard]] CandidateKind of(std::size_t column) const;
    /// Which of so many columns are left out; looks through the whole vocabulary, once. Several
    /// pieces may be a whole word together: of their pieces those are left out that it cannot begin
    /// or end with.
    [[nodiscard]] std::vector<bool> hiddenBy(const CandidateFilter& filter, std::size_t columns,
                                             AnswerPlace place = {}) const;

private:
    [[nodiscard]] CandidateKind kindOf(TokenTraits traits) const;
    [[nodiscard]] bool isHidden(TokenTraits traits, const CandidateFilter& filter,
                                AnswerPlace place) const;

    const Tokenizer& m_tokenizer;
    std::array<bool, kWordParts> m_isPiece{}; ///< by WordPart
};

} // namespace maskscope
