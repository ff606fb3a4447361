// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart_view.h"

#include "ui/color_scheme.h"

#include <QChart>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace maskscope {

namespace {

constexpr double kStep = 1.25; ///< of one notch of the wheel
constexpr double kNotch = 120;
constexpr double kMove = 0.1; ///< of what is seen, with an arrow key

} // namespace

ChartView::ChartView(QChart* chart, ReadOut readOut, QWidget* parent)
    : QChartView(chart, parent)
    , m_readOut(std::move(readOut))
{
    viewport()->setMouseTracking(true); // a scroll area gets the events of its viewport
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setRubberBand(QChartView::RectangleRubberBand);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Chart"));
    setAccessibleDescription(tr("Plus and minus zoom, arrow keys move, 0 shows all."));
}

/// What is under the mouse stays there.
void ChartView::zoomAt(const QPointF& position, double factor)
{
    const QRectF area = chart()->plotArea();
    const QSizeF size = area.size() / factor;
    const double left = (position.x() - area.left()) / area.width();
    const double top = (position.y() - area.top()) / area.height();
    const QPointF corner(position.x() - left * size.width(), position.y() - top * size.height());
    chart()->zoomIn(QRectF(corner, size));
    Q_EMIT zoomed();
}

void ChartView::showAll()
{
    chart()->zoomReset();
    Q_EMIT zoomed();
}

/// The scene would put an empty tooltip in the place of ours when the mouse rests.
bool ChartView::viewportEvent(QEvent* event)
{
    return event->type() == QEvent::ToolTip || QChartView::viewportEvent(event);
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    const QString text = m_readOut(event->position().toPoint());
    if (text.isEmpty() || event->buttons() != Qt::NoButton) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(event->globalPosition().toPoint(), text, this);
    }
    QChartView::mouseMoveEvent(event);
}

/// The base class zooms here, and zooms out without end on the right button.
void ChartView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::RightButton) {
        showAll();
        event->accept();
        return;
    }
    QChartView::mouseReleaseEvent(event);
    Q_EMIT zoomed();
}

void ChartView::mouseDoubleClickEvent(QMouseEvent* event)
{
    showAll();
    event->accept();
}

void ChartView::wheelEvent(QWheelEvent* event)
{
    const QPointF position = mapToScene(event->position().toPoint());
    if (!chart()->plotArea().contains(position)) {
        QChartView::wheelEvent(event);
        return;
    }
    zoomAt(position, std::pow(kStep, event->angleDelta().y() / kNotch));
    event->accept();
}

void ChartView::scroll(double right, double up)
{
    const QSizeF size = chart()->plotArea().size();
    chart()->scroll(right * size.width(), up * size.height());
    Q_EMIT zoomed();
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomAt(chart()->plotArea().center(), kStep);
    case Qt::Key_Minus:
        return zoomAt(chart()->plotArea().center(), 1 / kStep);
    case Qt::Key_0:
        return showAll();
    case Qt::Key_Left:
        return scroll(-kMove, 0);
    case Qt::Key_Right:
        return scroll(kMove, 0);
    case Qt::Key_Up:
        return scroll(0, kMove);
    case Qt::Key_Down:
        return scroll(0, -kMove);
    default:
        QChartView::keyPressEvent(event);
    }
}

void ChartView::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void ChartView::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

void ChartView::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    if (hasFocus()) {
        painter->setPen(QPen(schemeOf(palette()).accent, 1.5));
        painter->drawRect(sceneRect().adjusted(1, 1, -1, -1));
    }
}

} // namespace maskscope
