// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/block_words.h"
#include "ui/diagram/drawn_shape.h"
#include "ui/diagram/layered_layout.h"

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace maskscope {

/// Fonts and distances of the diagram, from the text size in force.
struct DiagramMetrics
{
    QFont titleFont;
    QFont detailFont;
    QFont shapeFont;
    double padding = 10; ///< inside blocks
    double framePadding = 20;
    double titleHeight = 18;
    double detailHeight = 16;
    double labelHeight = 22;
    double leastWidth = 132;
    double mostWidth = 264; ///< longer texts end in "…"
    LayoutSpacing distances{};

    [[nodiscard]] static DiagramMetrics current();
    [[nodiscard]] double headerHeight() const { return titleHeight + padding; }
};

/// A frame's inside, from the frame's upper left corner.
struct FrameGeometry
{
    struct Label
    {
        DrawnShape text;
        QRectF place;
    };
    struct Node
    {
        QRectF place;
        BlockWords words;
        double share = 0;
        bool isUnfolded = false;
    };

    QSizeF size;
    QPointF shift; ///< of the layout inside
    BlockWords words; ///< in the header
    std::vector<Node> children;
    std::vector<Node> ways; ///< in, then out; drawn for the root alone
    std::vector<NetRoute> nets;
    std::vector<SizeOrigin> origins; ///< of the nets
    std::vector<Label> labels; ///< of nets, in their order; empty ones are not drawn
    std::vector<double> inOffsets; ///< where the ways in begin, from the left
    std::vector<double> outOffsets;
};

} // namespace maskscope
