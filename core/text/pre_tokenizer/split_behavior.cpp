// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/pre_tokenizer/split_behavior.h"

namespace maskscope {

void PieceJoiner::add(ByteRange piece, bool isMatch)
{
    if (isMatch && m_behavior == SplitBehavior::Removed) {
        return;
    }
    if (m_hasLast && joinsLast(isMatch)) {
        m_last.end = piece.end;
    } else {
        finish();
        m_last = piece;
        m_hasLast = true;
    }
    m_lastIsMatch = isMatch;
}

void PieceJoiner::finish()
{
    if (m_hasLast && !m_last.isEmpty()) {
        m_out->push_back(m_last);
    }
    m_hasLast = false;
}

bool PieceJoiner::joinsLast(bool isMatch) const
{
    switch (m_behavior) {
    case SplitBehavior::Removed:
    case SplitBehavior::Isolated:
        return false;
    case SplitBehavior::MergedWithPrevious:
        return isMatch && !m_lastIsMatch;
    case SplitBehavior::MergedWithNext:
        return !isMatch && m_lastIsMatch;
    case SplitBehavior::Contiguous:
        return isMatch == m_lastIsMatch;
    }
    return false;
}

} // namespace maskscope
