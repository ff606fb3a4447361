// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/color_scheme.h"
#include "ui/diagram/diagram_layout.h"

#include <QRectF>

class QPainter;

namespace maskscope {

/// What is marked in the diagram; -1: nothing.
struct DiagramMarks
{
    int current = -1;
    int hovered = -1;
    bool hasFocus = false;
};

/// Draws a laid out diagram: only what lies in the exposed part, and of what is too small to be
/// read only its shape. So ten thousand blocks take no longer than those one can tell apart.
class DiagramPainter
{
public:
    DiagramPainter(QPainter& painter, DiagramLayout& layout, const ColorScheme& scheme,
                   const DiagramMarks& marks = {});

    /// `scale`: device-independent pixels for each unit.
    void paint(const QRectF& exposed, double scale);

    /// The sign at the upper right of a block, or of an open frame's header: a click there folds.
    [[nodiscard]] static QRectF signPlace(const QRectF& block, const DiagramMetrics& metrics);

private:
    void paintFrame(int frame, const QPointF& corner, int depth);
    void paintHeader(int frame, const QRectF& place);
    void paintNets(int frame, const QPointF& corner);
    void paintNet(const FrameGeometry& geometry, std::size_t net, bool isMarked);
    void paintLabels(const FrameGeometry& geometry, const QPointF& corner, int depth);
    void paintWays(int frame, const FrameGeometry& geometry, const QPointF& corner);
    void paintChildren(int frame, const FrameGeometry& geometry, const QPointF& corner, int depth);
    void paintBlock(int block, const FrameGeometry::Node& node, const QRectF& place);
    void paintBody(int block, const QRectF& place);
    void paintWords(int block, const FrameGeometry::Node& node, const QRectF& place);
    void paintShare(const FrameGeometry::Node& node, const QRectF& place);
    void paintSign(const QRectF& block, bool isUnfolded);
    [[nodiscard]] QPen outlineOf(int block) const;
    [[nodiscard]] bool isMarked(int frame, const FrameNet& net);
    [[nodiscard]] bool isReadable() const;
    [[nodiscard]] QColor groundAt(int depth) const;

    QPainter& m_painter;
    DiagramLayout& m_layout;
    const ColorScheme& m_scheme;
    DiagramMarks m_marks;
    QRectF m_exposed;
    double m_scale = 1;
};

} // namespace maskscope
