// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>

#include <functional>

namespace maskscope {

/// A chart that can be looked at closely: the wheel zooms where the mouse is, a frame drawn with
/// the mouse zooms into it, a double click shows all again. Tells under the mouse what `readOut`
/// says of the place.
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

private:
    ReadOut m_readOut;
};

} // namespace maskscope
