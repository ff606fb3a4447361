// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>

#include <functional>

namespace maskscope {

/// A chart that can be looked at closely: the wheel zooms where the mouse is, a frame drawn with
/// the mouse zooms into it, a double click shows all again; so do +, the arrow keys and 0. Tells
/// under the mouse what `readOut` says of the place.
class ChartView : public QChartView
{
    Q_OBJECT

public:
    using ReadOut = std::function<QString(const QPoint&)>;

    ChartView(QChart* chart, ReadOut readOut, QWidget* parent);

    void zoomAt(const QPointF& position, double factor);

public Q_SLOTS:
    void showAll();

Q_SIGNALS:
    void zoomed();

protected:
    bool viewportEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void scroll(double right, double up);

    ReadOut m_readOut;
};

} // namespace maskscope
