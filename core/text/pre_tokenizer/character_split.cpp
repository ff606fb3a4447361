// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/pre_tokenizer/character_split.h"

#include "core/base/utf.h"
#include "core/text/char_class.h"

#include <utility>

namespace maskscope {

CharacterSplit::CharacterSplit(IsDelimiter isDelimiter, SplitBehavior behavior)
    : m_isDelimiter(std::move(isDelimiter))
    , m_behavior(behavior)
{}

void CharacterSplit::split(Words& words) const
{
    std::vector<ByteRange> ranges;
    PieceJoiner pieces(m_behavior, ranges);
    for (const ByteRange word : words.ranges) {
        splitOne(words.text.text(), word, pieces);
        pieces.finish();
    }
    words.ranges = std::move(ranges);
}

void CharacterSplit::splitOne(std::string_view text, ByteRange word, PieceJoiner& pieces) const
{
    std::size_t begin = word.begin;
    for (std::size_t at = word.begin; at < word.end;) {
        const std::size_t here = at;
        if (!m_isDelimiter(readCodePoint(text, at))) {
            continue;
        }
        if (begin < here) {
            pieces.add({begin, here}, false);
        }
        pieces.add({here, at}, true);
        begin = at;
    }
    if (begin < word.end) {
        pieces.add({begin, word.end}, false);
    }
}

bool isSpaceCharacter(char32_t c)
{
    return charClass(c).isSpace;
}

bool isPunctuationCharacter(char32_t c)
{
    return charClass(c).isPunctuation;
}

} // namespace maskscope
