// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/subword/byte_tokens.h"

#include <algorithm>

namespace maskscope {

ByteTokens::ByteTokens(const Vocabulary& vocabulary)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string token = "<0x00>";
    for (std::size_t byte = 0; byte < m_ids.size(); ++byte) {
        token[3] = kDigits[byte / 16];
        token[4] = kDigits[byte % 16];
        m_ids.at(byte) = vocabulary.find(token).value_or(TokenId{-1});
    }
}

bool ByteTokens::cover(std::string_view text) const
{
    return std::all_of(text.begin(), text.end(), [this](char byte) { return id(byte).value >= 0; });
}

} // namespace maskscope
