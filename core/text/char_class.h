// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>

namespace maskscope {

/// What Hugging Face's `tokenizers` thinks of a code point, over ICU. Its tables mix Unicode
/// versions (categories 8.0, decompositions 9.0, lower case the newest), so each function states
/// where ICU must be asked differently.
struct CharClass
{
    bool isDropped : 1 = false; ///< removed by BERT's clean_text
    bool isSpace : 1 = false; ///< Unicode White_Space
    bool isChinese : 1 = false; ///< set apart by handle_chinese_chars
    bool isAccent : 1 = false; ///< removed by strip_accents
    bool isPunctuation : 1 = false; ///< a word of its own for BERT
    bool isNfdInert : 1 = false; ///< neither decomposed nor reordered by NFD
    bool isCombiningMark : 1 = false; ///< removed by the normalizer StripAccents
};

/// Any code point; the Basic Multilingual Plane from a table that is made on first use.
[[nodiscard]] CharClass charClass(char32_t c);

/// Whether Unicode `version`.0 had the code point.
[[nodiscard]] bool isUpToUnicode(char32_t c, std::uint8_t version);

/// Rust's `\w`, for added tokens that match whole words only.
[[nodiscard]] bool isWordCharacter(char32_t c);

/// Canonical combining class of a code point that is not inert under NFD.
[[nodiscard]] std::uint8_t combiningClass(char32_t c);

/// Full lower case without context, one or two code points.
struct LowerCase
{
    char32_t first = 0;
    char32_t second = 0; ///< 0: none
};
[[nodiscard]] LowerCase lowerCase(char32_t c);

/// Full canonical decomposition of a code point that is not inert; at most four code points.
struct Decomposition
{
    char32_t codePoints[4] = {};
    std::uint8_t size = 0;
};
[[nodiscard]] Decomposition decompose(char32_t c);

} // namespace maskscope
