// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>

namespace maskscope {

class DiagramView;

/// The whole diagram, small, with a frame around the part in sight; a click or a drag goes there.
/// It hides while all is in sight.
class DiagramOverview : public QWidget
{
    Q_OBJECT

public:
    /// Lies over the lower right corner of the view.
    explicit DiagramOverview(DiagramView& view);

    void refresh(); ///< another part is in sight
    void forget(); ///< the diagram looks different now

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QTransform toScene() const;
    void goTo(const QPointF& place);

    DiagramView& m_view;
    QPixmap m_picture;
};

} // namespace maskscope
