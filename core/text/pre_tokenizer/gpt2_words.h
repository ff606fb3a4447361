// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"

#include <string_view>

namespace maskscope {

/// End of the first word of `rest` (not empty), a piece of `text`, as GPT-2's expression finds it:
///
///     's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
///
/// `afterSpace`: as if one more space stood before it, which then belongs to the word; the word may
/// be that space alone. The words cover the text without gaps.
[[nodiscard]] std::size_t endOfGpt2Word(std::string_view text, ByteRange rest, bool afterSpace);

} // namespace maskscope
