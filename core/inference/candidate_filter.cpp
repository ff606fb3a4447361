// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/candidate_filter.h"

#include "core/base/utf.h"
#include "core/text/char_kind.h"

#include <algorithm>

namespace maskscope {

namespace {

/// Whether a word could go on behind this place: no after "是", where a word begins anywhere.
bool isBehindSpacedWord(const Tokenizer& tokenizer, const Encoding& encoding, std::size_t place)
{
    if (place == 0) {
        return false;
    }
    const TokenId before = encoding.ids[place - 1];
    const std::string text = tokenizer.tokenText(before);
    return before == tokenizer.maskId()
        || (!text.empty() && isSpacedLetter(codePointBefore(text, text.size())));
}

bool isPiece(const Tokenizer& tokenizer, const Encoding& encoding, std::size_t place, WordPart part)
{
    switch (part) {
    case WordPart::Rest:
    case WordPart::NotLast:
        return true;
    case WordPart::Last:
        return continuesWord(tokenizer, encoding, place, part);
    case WordPart::RestOfWord:
        return continuesWord(tokenizer, encoding, place, part)
            && isBehindSpacedWord(tokenizer, encoding, place);
    case WordPart::Unmarked:
    case WordPart::Begin:
        break;
    }
    return false;
}

} // namespace

bool CandidateFilter::hides(CandidateKind kind) const
{
    switch (kind) {
    case CandidateKind::Piece:
        return pieces;
    case CandidateKind::Mark:
        return marks;
    case CandidateKind::Unused:
        return unused;
    case CandidateKind::Special:
        return special;
    case CandidateKind::Word:
        break;
    }
    return false;
}

CandidateKinds::CandidateKinds(const Tokenizer& tokenizer, const Encoding& encoding,
                               std::size_t place)
    : m_tokenizer(tokenizer)
{
    for (std::size_t part = 0; part < m_isPiece.size(); ++part) {
        m_isPiece[part] = isPiece(tokenizer, encoding, place, static_cast<WordPart>(part));
    }
}

CandidateKind CandidateKinds::of(std::size_t column) const
{
    return column < m_tokenizer.vocabularySize()
        ? kindOf(traitsOf(m_tokenizer, TokenId{static_cast<std::int32_t>(column)}))
        : CandidateKind::Unused;
}

std::vector<bool> CandidateKinds::hiddenBy(const CandidateFilter& filter, std::size_t columns,
                                           AnswerPlace place) const
{
    const std::vector<TokenTraits>& traits = m_tokenizer.traits();
    std::vector<bool> hidden(columns, filter.unused);
    for (std::size_t column = 0; column < std::min(columns, traits.size()); ++column) {
        hidden[column] = isHidden(traits[column], filter, place);
    }
    return hidden;
}

bool CandidateKinds::isHidden(TokenTraits traits, const CandidateFilter& filter,
                              AnswerPlace place) const
{
    const bool hasLetters = traits.kind == TokenKind::Word || traits.kind == TokenKind::Fragment;
    if (place.pieces == 1 || !hasLetters) {
        return filter.hides(kindOf(traits));
    }
    const bool isNotLast = traits.part == WordPart::NotLast;
    const bool goesOn = !isNotLast && m_isPiece.at(static_cast<std::size_t>(traits.part));
    const bool begins = place.piece == 0;
    const bool ends = place.piece + 1 == place.pieces;
    return filter.pieces && ((begins && goesOn) || (ends && isNotLast));
}

CandidateKind CandidateKinds::kindOf(TokenTraits traits) const
{
    switch (traits.kind) {
    case TokenKind::Fragment:
        return CandidateKind::Piece;
    case TokenKind::Mark:
        return CandidateKind::Mark;
    case TokenKind::Unused:
        return CandidateKind::Unused;
    case TokenKind::Special:
        return CandidateKind::Special;
    case TokenKind::Word:
        break;
    }
    return m_isPiece.at(static_cast<std::size_t>(traits.part)) ? CandidateKind::Piece
                                                               : CandidateKind::Word;
}

} // namespace maskscope
