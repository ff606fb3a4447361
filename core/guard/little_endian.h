// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace maskscope {

/// The number in `size` (at most 8) bytes from `offset`, lowest byte first, as zip and safetensors
/// store it. Bytes past the end count as 0.
[[nodiscard]] constexpr std::uint64_t littleEndian(std::string_view bytes, std::size_t offset,
                                                   std::size_t size)
{
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) {
        const std::size_t at = offset + i;
        value = (value << 8U) | (at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U);
    }
    return value;
}

/// The other way round: `value` in `size` (at most 8) bytes.
[[nodiscard]] inline std::string littleEndianBytes(std::uint64_t value, std::size_t size)
{
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) {
        bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
    }
    return bytes;
}

} // namespace maskscope
