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

/// As wordsIn(), but masks are none and end the words that they touch.
[[nodiscard]] std::vector<Utf16Range>
wordsBesideMasks(QString text, const std::vector<Utf16Range>& masks, Utf16Range range);

/// The word beside masks that a cursor at `position` is in, before or behind.
[[nodiscard]] std::optional<Utf16Range>
wordBeside(const QString& text, const std::vector<Utf16Range>& masks, std::size_t position);

} // namespace maskscope
