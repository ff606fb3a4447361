// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strong_types.h"

#include <QRectF>

#include <vector>

class QTextDocument;

namespace maskscope {

/// Where a piece of a document is seen, in document coordinates: one rectangle for each line and
/// for each part that stands apart, as happens where left-to-right and right-to-left text meet.
/// What an input method is composing is left out, but shifts what is behind it.
[[nodiscard]] std::vector<QRectF> visibleRects(const QTextDocument& document, Utf16Range range);

} // namespace maskscope
