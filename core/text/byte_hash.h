// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace maskscope {

/// Spreads every bit of `value` over the result.
[[nodiscard]] constexpr std::uint64_t mixBits(std::uint64_t value)
{
    value ^= value >> 32U;
    value *= 0xD6E8FEB86659FD93U;
    value ^= value >> 32U;
    value *= 0xD6E8FEB86659FD93U;
    return value ^ (value >> 32U);
}

/// A hash of short texts, eight bytes at a time; not for keeping.
[[nodiscard]] inline std::uint32_t hashOf(std::string_view bytes)
{
    std::uint64_t hash = bytes.size();
    while (bytes.size() >= sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        hash = mixBits(hash ^ word);
        bytes.remove_prefix(sizeof word);
    }
    std::uint64_t rest = 0;
    if (!bytes.empty()) {
        std::memcpy(&rest, bytes.data(), bytes.size());
    }
    return static_cast<std::uint32_t>(mixBits(hash ^ rest));
}

} // namespace maskscope
