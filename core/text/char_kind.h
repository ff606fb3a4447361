// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

namespace maskscope {

/// What the regular expressions of Hugging Face's `tokenizers` think of a code point: Unicode 16.0,
/// whichever ICU is installed.
struct CharKind
{
    bool isSpace : 1 = false; ///< \s, White_Space
    bool isLetter : 1 = false; ///< \p{L}
    bool isNumber : 1 = false; ///< \p{N}
    bool isWord : 1 = false; ///< Rust's \w: letters, digits, marks, connectors, joiners
};

/// Any code point; the Basic Multilingual Plane from a table that is made on first use.
[[nodiscard]] CharKind charKind(char32_t c);

/// A letter or digit of a script that writes words apart.
[[nodiscard]] bool isSpacedLetter(char32_t c);

/// Rust's `char::is_numeric`: \p{N} of Unicode 17.0.
[[nodiscard]] bool isNumeric(char32_t c);

} // namespace maskscope
