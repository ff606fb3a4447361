// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/pre_tokenizer/pre_tokenizer.h"

namespace maskscope {

/// What becomes of the matches of a pattern, e.g. '-' in "the-final--countdown".
enum class SplitBehavior : unsigned char
{
    Removed, ///< the, final, countdown
    Isolated, ///< the, -, final, -, -, countdown
    MergedWithPrevious, ///< the-, final-, -, countdown
    MergedWithNext, ///< the, -final, -, -countdown
    Contiguous, ///< the, -, final, --, countdown
};

/// Puts the pieces of one word together. They come left to right without gaps and may be empty;
/// empty words are dropped at the end only, because an empty match can still keep others apart.
class PieceJoiner
{
public:
    PieceJoiner(SplitBehavior behavior, std::vector<ByteRange>& out)
        : m_behavior(behavior)
        , m_out(&out)
    {}

    void add(ByteRange piece, bool isMatch);
    /// After the last piece of each word.
    void finish();

private:
    [[nodiscard]] bool joinsLast(bool isMatch) const;

    SplitBehavior m_behavior;
    std::vector<ByteRange>* m_out;
    ByteRange m_last;
    bool m_hasLast = false;
    bool m_lastIsMatch = false;
};

} // namespace maskscope
