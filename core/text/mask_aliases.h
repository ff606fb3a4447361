// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"

#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// A place in the text as typed that stands for a mask: "[MASK]", three or more underscores, or the
/// tokenizer's own mask token.
struct MaskPlace
{
    ByteRange bytes;
};

/// Left to right, not overlapping. `text` is valid UTF-8.
[[nodiscard]] std::vector<MaskPlace> findMaskPlaces(std::string_view text,
                                                    std::string_view maskToken);

/// The text with every such place replaced by `maskToken`.
/// Example: ("A ___ b.", "[MASK]") -> "A [MASK] b."
[[nodiscard]] std::string replaceMaskAliases(std::string_view text, std::string_view maskToken);

/// The same text, and the way back from it to the text as typed.
/// Example: in "a [MASK]!" made of "a ___!" the mask [2, 8) was typed at [2, 5), the "!" at [5, 6).
class MaskedText
{
public:
    MaskedText(std::string_view typed, std::string_view maskToken);

    [[nodiscard]] const std::string& text() const { return m_text; }
    /// A piece of a mask counts as the whole mask.
    [[nodiscard]] CodePointRange typed(CodePointRange range) const;

private:
    /// A mask in both texts.
    struct Place
    {
        CodePointRange here;
        CodePointRange typed;
    };

    [[nodiscard]] const Place* lastPlaceBefore(std::size_t codePoint) const;

    std::string m_text;
    std::vector<Place> m_places;
};

} // namespace maskscope
