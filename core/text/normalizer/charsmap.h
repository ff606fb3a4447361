// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// SentencePiece's table of replacements: a trie (Darts' double array, 4 bytes a unit) from UTF-8
/// to places in a text of replacements, each ended by a zero byte. Immutable; safe for any content.
class Charsmap
{
public:
    /// From the bytes of a model file: the trie's size in bytes (4 bytes, little endian), the trie,
    /// the replacements. Nothing if they are damaged.
    [[nodiscard]] static std::optional<Charsmap> read(std::string_view bytes);

    /// The replacement of the shortest key that `text` begins with, as `tokenizers` does.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view text) const;

private:
    [[nodiscard]] std::optional<std::string_view> replacementAt(std::size_t place) const;

    std::vector<std::uint32_t> m_units;
    std::string m_replacements; ///< valid UTF-8
};

/// The bytes of a standard base64 text with padding; nothing if it is wrong.
[[nodiscard]] std::optional<std::string> decodeBase64(std::string_view text);

} // namespace maskscope
