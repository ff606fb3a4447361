// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/subword/model_tables.h"

#include <vector>

namespace maskscope {

struct Merge
{
    std::uint32_t rank = 0; ///< lower goes first
    TokenId id; ///< of the two tokens together
};

/// Which two tokens become one, in a flat hash table. Immutable.
class MergeTable
{
public:
    /// The right part of a merge gives up `prefixSize` bytes when it is joined to the left one. Of
    /// a pair that stands twice the later rank counts. Errors: BadTokenizer about `source`, for
    /// tokens that the vocabulary does not have.
    [[nodiscard]] static Result<MergeTable> make(const MergeList& merges,
                                                 const Vocabulary& vocabulary,
                                                 std::size_t prefixSize, const std::string& source);

    /// Null if the two stay apart.
    [[nodiscard]] const Merge* find(TokenId left, TokenId right) const;

private:
    struct Slot
    {
        TokenId left{-1}; ///< free
        TokenId right;
        Merge merge;
    };

    [[nodiscard]] std::size_t slotOf(TokenId left, TokenId right) const;

    std::vector<Slot> m_slots; ///< a power of two, at most half full
};

} // namespace maskscope
