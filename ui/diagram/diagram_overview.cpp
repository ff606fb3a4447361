// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagram_overview.h"

#include "ui/color_scheme.h"
#include "ui/diagram/diagram_painter.h"
#include "ui/diagram/diagram_view.h"
#include "ui/text_size.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace maskscope {

namespace {

constexpr int kMostWidth = 176;
constexpr int kMostHeight = 132;
constexpr int kLeastSide = 36;
constexpr double kInset = 4;
constexpr double kMostShare = 0.4; ///< of the view's width and height

} // namespace

DiagramOverview::DiagramOverview(DiagramView& view)
    : QWidget(&view)
    , m_view(view)
{
    setObjectName(QStringLiteral("diagramOverview"));
    setAccessibleName(tr("Overview of the diagram"));
    setToolTip(tr("The whole diagram. Click or drag to go somewhere else."));
    setCursor(Qt::PointingHandCursor);
    hide();
}

void DiagramOverview::forget()
{
    m_picture = {};
    refresh();
}

void DiagramOverview::refresh()
{
    const QRectF all = m_view.sceneRect();
    const double pixel = 2 / m_view.scale();
    if (all.isEmpty()) {
        hide();
        return;
    }
    const bool isAllInSight
        = m_view.visibleScene().adjusted(-pixel, -pixel, pixel, pixel).contains(all);
    const double scale = std::min(kMostWidth / all.width(), kMostHeight / all.height());
    const QSize size(std::max(kLeastSide, qRound(all.width() * scale)),
                     std::max(kLeastSide, qRound(all.height() * scale)));
    const QRect shown = m_view.viewport()->geometry();
    const bool hidesMuch
        = size.width() > kMostShare * shown.width() || size.height() > kMostShare * shown.height();
    setVisible(!isAllInSight && !hidesMuch);
    if (isHidden()) {
        return;
    }
    const QRect place(shown.bottomRight() - QPoint(size.width(), size.height())
                          - QPoint(spacing(8), spacing(8)),
                      size);
    if (place != geometry()) {
        m_picture = size == this->size() ? m_picture : QPixmap();
        setGeometry(place);
    }
    update();
}

QTransform DiagramOverview::toScene() const
{
    const QRectF all = m_view.sceneRect();
    const QRectF own = QRectF(rect()).adjusted(kInset, kInset, -kInset, -kInset);
    const double scale = std::max({all.width() / own.width(), all.height() / own.height(), 1e-6});
    return QTransform::fromTranslate(-own.center().x(), -own.center().y())
        * QTransform::fromScale(scale, scale)
        * QTransform::fromTranslate(all.center().x(), all.center().y());
}

void DiagramOverview::paintEvent(QPaintEvent* /*event*/)
{
    DiagramLayout* layout = m_view.layoutShown();
    const ColorScheme scheme = schemeOf(palette());
    const QTransform fromScene = toScene().inverted();
    const bool isSharp = qFuzzyCompare(m_picture.devicePixelRatio(), devicePixelRatioF());
    if ((m_picture.isNull() || !isSharp) && layout != nullptr) {
        m_picture = QPixmap(size() * devicePixelRatioF());
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        m_picture.fill(scheme.surface);
        QPainter small(&m_picture);
        small.setTransform(fromScene);
        DiagramPainter(small, *layout, scheme).paint(m_view.sceneRect(), fromScene.m11());
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF seen = fromScene.mapRect(m_view.visibleScene())
                            .intersected(QRectF(rect()).adjusted(1, 1, -1, -1));
    QColor tint = scheme.accent;
    tint.setAlpha(36);
    painter.setBrush(tint);
    painter.setPen(QPen(scheme.accent, 1.5));
    painter.drawRoundedRect(seen, 2, 2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(scheme.line, 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void DiagramOverview::goTo(const QPointF& place)
{
    m_view.centerOnScene(toScene().map(place));
}

void DiagramOverview::mousePressEvent(QMouseEvent* event)
{
    goTo(event->position());
}

void DiagramOverview::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton)) {
        goTo(event->position());
    }
}

void DiagramOverview::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        forget();
    }
}

} // namespace maskscope
