// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/diagram_painter.h"

#include <QGraphicsItem>

namespace maskscope {

/// The one item of the scene: all that is laid out.
class DiagramItem : public QGraphicsItem
{
public:
    explicit DiagramItem(const DiagramMarks& marks);

    void setLayoutShown(DiagramLayout* layout);
    void layoutChanged(); ///< it may have another size now
    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    const DiagramMarks& m_marks;
    DiagramLayout* m_layout = nullptr;
    QRectF m_bounds;
};

} // namespace maskscope
