// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <optional>
#include <string_view>

namespace maskscope {

/// The visible character that byte-level tokenizers (GPT-2, RoBERTa) write for a byte, as UTF-8:
/// itself for printable Latin-1, U+0100 and on for the others, e.g. "\u0120" for a space.
[[nodiscard]] std::string_view letterOfByte(unsigned char byte);

/// Nothing for a character that stands for no byte.
[[nodiscard]] std::optional<unsigned char> byteOfLetter(char32_t letter);

} // namespace maskscope
