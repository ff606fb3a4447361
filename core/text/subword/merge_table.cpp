// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/subword/merge_table.h"

#include "core/text/byte_hash.h"

#include <algorithm>
#include <bit>

namespace maskscope {

Result<MergeTable> MergeTable::make(const MergeList& merges, const Vocabulary& vocabulary,
                                    std::size_t prefixSize, const std::string& source)
{
    MergeTable table;
    table.m_slots.resize(std::bit_ceil(2 * merges.size() + 1));
    std::string whole;
    for (std::size_t rank = 0; rank < merges.size(); ++rank) {
        const auto [left, right] = merges.at(rank);
        whole.assign(left);
        whole += right.substr(std::min(prefixSize, right.size()));
        const auto leftId = vocabulary.find(left);
        const auto rightId = vocabulary.find(right);
        const auto wholeId = vocabulary.find(whole);
        if (!leftId || !rightId || !wholeId || right.size() < prefixSize) {
            const std::string reason = "its merge " + std::to_string(rank) + " of '"
                + std::string(left) + "' and '" + std::string(right)
                + "' needs a token that the vocabulary does not have";
            return Error{ErrorCode::BadTokenizer, {{"what", source}, {"reason", reason}}, {}};
        }
        table.m_slots[table.slotOf(*leftId, *rightId)]
            = {*leftId, *rightId, {static_cast<std::uint32_t>(rank), *wholeId}};
    }
    return table;
}

const Merge* MergeTable::find(TokenId left, TokenId right) const
{
    const Slot& slot = m_slots[slotOf(left, right)];
    return slot.left.value < 0 ? nullptr : &slot.merge;
}

/// The slot that has the pair, or the free one where it belongs.
std::size_t MergeTable::slotOf(TokenId left, TokenId right) const
{
    const auto pair = (static_cast<std::uint64_t>(static_cast<std::uint32_t>(left.value)) << 32U)
        | static_cast<std::uint32_t>(right.value);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = mixBits(pair) & mask;
    while (m_slots[at].left.value >= 0
           && (m_slots[at].left != left || m_slots[at].right != right)) {
        at = (at + 1) & mask;
    }
    return at;
}

} // namespace maskscope
