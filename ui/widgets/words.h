// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strong_types.h"

#include <QString>

#include <optional>
#include <vector>

namespace maskscope {

/// The words of a text that hold a letter or digit of `range`, in UTF-16 units, left to right: as
/// Unicode divides text (UAX #29), so "don't" is one, and Chinese has one a character. Spaces and
/// signs are none.
[[nodiscard]] std::vector<Utf16Range> wordsIn(const QString& text, Utf16Range range);

/// The word that holds the letter at `position`.
[[nodiscard]] std::optional<Utf16Range> wordAt(const QString& text, std::size_t position);

} // namespace maskscope
