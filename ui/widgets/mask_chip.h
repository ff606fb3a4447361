// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace maskscope {

struct ColorScheme;

/// A hidden word as it is drawn over its place in a sentence.
struct MaskChip
{
    int number = 0; ///< from 0; gives the colour
    QString label;
    bool isPointedAt = false; ///< drawn with a frame
    bool isCurrent = false; ///< the cursor is at it: drawn with a ring around it
};

/// `rects`: the places of the mask (see visibleRects); the widest one carries the label.
void paintMaskChip(QPainter& painter, const MaskChip& chip, const std::vector<QRectF>& rects,
                   const QFont& sentenceFont, const ColorScheme& scheme);

} // namespace maskscope
