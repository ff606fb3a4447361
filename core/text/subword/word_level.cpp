// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/subword/word_level.h"

#include <utility>

namespace maskscope {

WordLevel::WordLevel(Vocabulary vocabulary, TokenId unknown)
    : m_vocabulary(std::move(vocabulary))
    , m_unknown(unknown)
{}

void WordLevel::tokenize(std::string_view word, std::vector<SubwordPiece>& pieces) const
{
    pieces.push_back({m_vocabulary.find(word).value_or(m_unknown), {0, word.size()}});
}

} // namespace maskscope
