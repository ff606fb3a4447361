// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/normalizer/charsmap.h"

#include "core/base/utf.h"

namespace maskscope {

namespace {

std::uint32_t readUnit(std::string_view bytes, std::size_t at)
{
    std::uint32_t unit = 0;
    for (std::size_t i = 4; i-- > 0;) {
        unit = (unit << 8U) | static_cast<unsigned char>(bytes[at + i]);
    }
    return unit;
}

/// Where the children of a unit begin, against its own place.
std::size_t offsetOf(std::uint32_t unit)
{
    return std::size_t{unit >> 10U} << ((unit & (1U << 9U)) >> 6U);
}

std::uint32_t labelOf(std::uint32_t unit)
{
    return unit & ((1U << 31U) | 0xFFU);
}

bool hasLeaf(std::uint32_t unit)
{
    return ((unit >> 8U) & 1U) != 0;
}

int base64Value(char c)
{
    constexpr std::string_view kDigits
        = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto found = kDigits.find(c);
    return found == std::string_view::npos ? -1 : static_cast<int>(found);
}

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

} // namespace

std::optional<Charsmap> Charsmap::read(std::string_view bytes)
{
    if (bytes.size() < 4) {
        return std::nullopt;
    }
    const std::size_t units = readUnit(bytes, 0) / 4;
    if (units == 0 || units > bytes.size() / 4 - 1) {
        return std::nullopt;
    }
    Charsmap map;
    map.m_units.reserve(units);
    for (std::size_t i = 1; i <= units; ++i) {
        map.m_units.push_back(readUnit(bytes, i * 4));
    }
    map.m_replacements = bytes.substr(4 + units * 4);
    return toValidUtf8(map.m_replacements) == map.m_replacements ? std::optional(std::move(map))
                                                                 : std::nullopt;
}

std::optional<std::string_view> Charsmap::find(std::string_view text) const
{
    std::size_t node = offsetOf(m_units.front());
    for (const char byte : text) {
        const auto label = static_cast<unsigned char>(byte);
        node ^= label;
        if (label == 0 || node >= m_units.size() || labelOf(m_units[node]) != label) {
            return std::nullopt;
        }
        const std::uint32_t unit = m_units[node];
        node ^= offsetOf(unit);
        if (hasLeaf(unit)) {
            return node < m_units.size() ? replacementAt(m_units[node] & 0x7FFFFFFFU)
                                         : std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<std::string_view> Charsmap::replacementAt(std::size_t place) const
{
    const std::string_view all = m_replacements;
    if (place > all.size() || (place < all.size() && isContinuation(all[place]))) {
        return std::nullopt;
    }
    const std::string_view rest = all.substr(place);
    return rest.substr(0, rest.find('\0'));
}

std::optional<std::string> decodeBase64(std::string_view text)
{
    if (text.size() % 4 != 0) {
        return std::nullopt;
    }
    const std::size_t padding = text.ends_with("==") ? 2 : (text.ends_with('=') ? 1 : 0);
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : text.substr(0, text.size() - padding)) {
        const int value = base64Value(c);
        if (value < 0) {
            return std::nullopt;
        }
        bits = (bits << 6U) | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>((bits >> count) & 0xFFU);
            bits &= (1U << count) - 1;
        }
    }
    return bits == 0 ? std::optional(std::move(bytes)) : std::nullopt;
}

} // namespace maskscope
