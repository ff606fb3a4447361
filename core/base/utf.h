// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"

#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// Copies `bytes`, every maximal invalid part replaced by U+FFFD exactly as Rust's
/// `String::from_utf8_lossy` does, so that ids agree with Hugging Face for any input.
[[nodiscard]] std::string toValidUtf8(std::string_view bytes);

/// The same with "<0xE6>" for each byte that is invalid, so that people can tell them apart.
[[nodiscard]] std::string nameInvalidUtf8(std::string_view bytes);

/// The functions below take valid UTF-8 (see toValidUtf8); the result for other bytes is
/// unspecified but never out of bounds.
[[nodiscard]] std::u32string toCodePoints(std::string_view utf8);
[[nodiscard]] std::u16string toUtf16(std::string_view utf8);
[[nodiscard]] std::string toUtf8(std::u32string_view codePoints);
[[nodiscard]] std::string toUtf8(std::u16string_view utf16); ///< lone surrogates become U+FFFD
void appendUtf8(std::string& text, char32_t codePoint);
[[nodiscard]] std::size_t codePointCount(std::string_view utf8);
/// The code point that begins at byte `at`, which moves past it.
[[nodiscard]] char32_t readCodePoint(std::string_view utf8, std::size_t& at);
/// The code point that ends before byte `end`; `end` > 0.
[[nodiscard]] char32_t codePointBefore(std::string_view utf8, std::size_t end);

/// One table from code points to bytes and UTF-16 units of a text, for offsets and highlights.
/// Example: in "é😀x" code point 2 ('x') is byte 6 and UTF-16 unit 3.
class TextIndex
{
public:
    explicit TextIndex(std::string_view validUtf8);

    [[nodiscard]] std::size_t codePoints() const { return m_bytes.size() - 1; }
    /// Ranges past the end are cut to the text.
    [[nodiscard]] ByteRange toBytes(CodePointRange range) const;
    [[nodiscard]] Utf16Range toUtf16(CodePointRange range) const;
    /// A place inside a code point counts as the code point's begin.
    [[nodiscard]] CodePointRange fromBytes(ByteRange range) const;
    [[nodiscard]] CodePointRange fromUtf16(Utf16Range range) const;

private:
    std::vector<std::size_t> m_bytes; ///< per code point, and one past the end
    std::vector<std::size_t> m_utf16;
};

} // namespace maskscope
