// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/normalized_text.h"

#include <cstdint>
#include <vector>

namespace maskscope {

/// One code point of a rewritten text, as Hugging Face's `tokenizers` describes it.
struct CodePointChange
{
    char32_t codePoint = 0;
    /// 1: is new; 0: stands for the next code point of the text before; -N: stands for it and for N
    /// more behind it.
    std::int32_t change = 0;
};

/// Appends `changes` to `out`. `places` are those of the code points before; a new code point takes
/// the place of the code point before it. Example: places {4, 5, 6} and the changes {x, -1}, {y,
/// 1}, {z, 0} give x the place 4, y 5 and z 6.
void appendChanges(const std::vector<CodePointChange>& changes,
                   const std::vector<std::uint32_t>& places, NormalizedText& out);

} // namespace maskscope
