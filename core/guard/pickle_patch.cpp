// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/pickle_patch.h"

#include "core/base/translate_noop.h"
#include "core/guard/little_endian.h"

#include <limits>

namespace maskscope {

namespace {

constexpr char kProtocol = 2;

/// In the shortest form, as picklers choose it.
std::string numberInstruction(std::int64_t value)
{
    const auto bits = static_cast<std::uint64_t>(value);
    if (value >= 0 && value <= std::numeric_limits<std::uint8_t>::max()) {
        return "K" + littleEndianBytes(bits, 1);
    }
    if (value >= 0 && value <= std::numeric_limits<std::uint16_t>::max()) {
        return "M" + littleEndianBytes(bits, 2);
    }
    if (value >= std::numeric_limits<std::int32_t>::min()
        && value <= std::numeric_limits<std::int32_t>::max()) {
        return "J" + littleEndianBytes(bits, 4);
    }
    return "\x8A\x08" + littleEndianBytes(bits, 8);
}

} // namespace

void PicklePatch::replaceText(PickleIndex string, std::string_view text)
{
    m_instructions[string] = "X" + littleEndianBytes(text.size(), 4) + std::string(text);
}

bool PicklePatch::replaceNumber(PickleIndex number, std::int64_t value)
{
    const auto [place, isNew] = m_instructions.emplace(number, numberInstruction(value));
    return isNew || place->second == numberInstruction(value);
}

Result<std::string> PicklePatch::apply() const
{
    const std::string& old = m_tree.bytes();
    if (old[1] != kProtocol) {
        return Error{ErrorCode::DamagedFile,
                     {{"reason",
                       std::string(QT_TRANSLATE_NOOP(
                           "Phrase", "its recorded values are written in an unusual way"))}},
                     {}};
    }
    std::string changed;
    std::size_t at = 0;
    for (const auto& [index, instruction] : m_instructions) { // nodes stand in the order of reading
        const ByteRange place = m_tree.node(index).place;
        changed.append(old, at, place.begin - at);
        changed += instruction;
        at = place.end;
    }
    changed.append(old, at);
    return changed;
}

} // namespace maskscope
