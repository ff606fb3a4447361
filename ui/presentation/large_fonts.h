// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

namespace maskscope {

// Letters that people read from the back of a room, in multiples of the body text. Widths are
// pixels.

[[nodiscard]] QFont remarkFont();
/// As large as a sentence of three lines at most allows.
[[nodiscard]] QFont sentenceFont(const QString& sentence, double width);
/// As large as lets each column hold a word, its bar and its share.
[[nodiscard]] QFont barFont(double columnWidth);
/// What says which keys there are.
[[nodiscard]] QFont keysFont();

/// As spacing(), but with the letters, which do not grow without end here.
[[nodiscard]] int largeSpacing(int step);

} // namespace maskscope
