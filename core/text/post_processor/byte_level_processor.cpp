// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/post_processor/byte_level_processor.h"

#include "core/base/utf.h"
#include "core/text/char_class.h"

#include <algorithm>

namespace maskscope {

namespace {

constexpr char32_t kByteLevelSpace = 0x120; // Ġ stands for the byte of a space

bool isSpace(char32_t c)
{
    return c == kByteLevelSpace || charClass(c).isSpace;
}

std::size_t spacesInFront(std::string_view token)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < token.size() && isSpace(readCodePoint(token, at));) {
        ++count;
    }
    return count;
}

std::size_t spacesAtEnd(std::string_view token)
{
    std::size_t count = 0;
    while (!token.empty()) {
        const char32_t last = codePointBefore(token, token.size());
        if (!isSpace(last)) {
            break;
        }
        token.remove_suffix(last < 0x80 ? 1 : (last < 0x800 ? 2 : 3));
        ++count;
    }
    return count;
}

CodePointRange trimmed(std::string_view token, CodePointRange offsets, bool isFirst,
                       bool addPrefixSpace)
{
    std::size_t front = spacesInFront(token);
    if (front == 1 && addPrefixSpace && (isFirst || offsets.begin == 0)) {
        front = 0;
    }
    offsets.begin = std::min(offsets.begin + front, offsets.end);
    const std::size_t end = spacesAtEnd(token);
    if (offsets.end >= end) {
        offsets.end = std::max(offsets.end - end, offsets.begin);
    }
    return offsets;
}

} // namespace

ByteLevelProcessor::ByteLevelProcessor(ByteLevelTrim trim)
    : m_trim(trim)
{}

void ByteLevelProcessor::process(std::vector<EncodedPart>& parts) const
{
    for (std::size_t i = 0; i < parts.size(); ++i) {
        trimOffsets(parts[i], m_trim);
        parts[i].markAsText(i);
    }
}

void trimOffsets(EncodedPart& part, ByteLevelTrim trim)
{
    for (std::size_t i = 0; trim.trimOffsets && i < part.size(); ++i) {
        CodePointRange& offsets = part.encoding.offsets[i];
        offsets = trimmed(part.encoding.tokens[i], offsets, i == 0, trim.addPrefixSpace);
    }
}

} // namespace maskscope
