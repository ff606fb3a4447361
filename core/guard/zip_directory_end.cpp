// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/zip_directory_end.h"

#include "core/guard/little_endian.h"

#include <algorithm>
#include <string_view>

namespace maskscope {

namespace {

// Names and places of APPNOTE.TXT, sections 4.3.14 to 4.3.16.
constexpr std::string_view kEnd = "PK\x05\x06";
constexpr std::string_view kLocator = "PK\x06\x07";
constexpr std::string_view kEnd64 = "PK\x06\x06";
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kLocatorSize = 20;
constexpr std::size_t kEnd64Size = 56;
constexpr std::size_t kLongestComment = 0xFFFF;

/// Searched from the back: a comment may follow it, and data may look like it.
std::optional<std::size_t> findEnd(std::string_view tail)
{
    std::size_t at = tail.rfind(kEnd);
    while (at != std::string_view::npos) {
        if (at + kEndSize <= tail.size()
            && at + kEndSize + littleEndian(tail, at + 20, 2) <= tail.size()) {
            return at;
        }
        at = at == 0 ? std::string_view::npos : tail.rfind(kEnd, at - 1);
    }
    return std::nullopt;
}

} // namespace

std::optional<std::uint64_t> claimedRecordCount(const FileDescriptor& file, std::uint64_t fileSize)
{
    const std::uint64_t tailSize
        = std::min<std::uint64_t>(fileSize, kLocatorSize + kEndSize + kLongestComment);
    const std::string tail = readAt(file, fileSize - tailSize, tailSize);
    const auto end = findEnd(tail);
    if (!end.has_value()) {
        return std::nullopt;
    }
    const std::uint64_t count = littleEndian(tail, *end + 10, 2);
    if (*end < kLocatorSize || tail.compare(*end - kLocatorSize, 4, kLocator) != 0) {
        return count;
    }
    const std::uint64_t place = littleEndian(tail, *end - kLocatorSize + 8, 8);
    const std::string end64 = place < fileSize ? readAt(file, place, kEnd64Size) : std::string();
    if (end64.size() != kEnd64Size || !end64.starts_with(kEnd64)) {
        return std::nullopt;
    }
    return std::max(count == 0xFFFF ? 0 : count, littleEndian(end64, 32, 8));
}

} // namespace maskscope
