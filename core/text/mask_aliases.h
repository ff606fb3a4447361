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

} // namespace maskscope
