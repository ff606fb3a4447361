// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strong_types.h"

#include <optional>
#include <vector>

namespace maskscope {

// Which of the masks of a text, left to right and apart from each other, is meant by a place.

/// The mask that the place is within: neither end of it.
[[nodiscard]] std::optional<Utf16Range> maskAround(const std::vector<Utf16Range>& masks,
                                                   std::size_t position);

/// The first mask that shares a letter with the range.
[[nodiscard]] std::optional<Utf16Range> maskIn(const std::vector<Utf16Range>& masks,
                                               Utf16Range range);

/// The mask that a cursor is at: behind it, else before it; what is selected has to be just it.
[[nodiscard]] std::optional<Utf16Range> maskAtCursor(const std::vector<Utf16Range>& masks,
                                                     Utf16Range selected);

} // namespace maskscope
