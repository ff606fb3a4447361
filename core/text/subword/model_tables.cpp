// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/subword/model_tables.h"

#include <limits>

namespace maskscope {

bool MergeList::add(std::string_view left, std::string_view right)
{
    if (left.size() + right.size() > std::numeric_limits<std::uint32_t>::max() - m_bytes.size()) {
        return false;
    }
    m_rows.push_back({static_cast<std::uint32_t>(m_bytes.size()),
                      static_cast<std::uint32_t>(left.size()),
                      static_cast<std::uint32_t>(right.size())});
    m_bytes += left;
    m_bytes += right;
    return true;
}

std::pair<std::string_view, std::string_view> MergeList::at(std::size_t rank) const
{
    const Row& row = m_rows[rank];
    const std::string_view both
        = std::string_view(m_bytes).substr(row.begin, row.leftSize + row.rightSize);
    return {both.substr(0, row.leftSize), both.substr(row.leftSize)};
}

} // namespace maskscope
