// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/vocabulary.h"

#include <array>

namespace maskscope {

/// The tokens "<0x00>" to "<0xFF>" that stand for single bytes of a text no token covers.
class ByteTokens
{
public:
    explicit ByteTokens(const Vocabulary& vocabulary);

    /// Whether every byte of `text` has a token.
    [[nodiscard]] bool cover(std::string_view text) const;
    /// Only for bytes that are covered.
    [[nodiscard]] TokenId id(char byte) const { return m_ids.at(static_cast<unsigned char>(byte)); }

private:
    std::array<TokenId, 256> m_ids{};
};

} // namespace maskscope
