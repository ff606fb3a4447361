// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wheel_zoom.h"

#include <QApplication>
#include <QGraphicsView>
#include <QWheelEvent>
#include <QWidget>

#include <cstdlib>

namespace maskscope {

namespace {

constexpr int kNotch = 120; ///< as QWheelEvent counts; touchpads send parts of it

} // namespace

WheelZoom::WheelZoom(QWidget& window)
    : QObject(&window)
    , m_window(window)
{
    qApp->installEventFilter(this);
}

bool WheelZoom::eventFilter(QObject* watched, QEvent* event)
{
    const auto* widget = event->type() == QEvent::Wheel ? qobject_cast<QWidget*>(watched) : nullptr;
    const bool zoomsItself
        = widget != nullptr && qobject_cast<QGraphicsView*>(widget->parentWidget()) != nullptr;
    if (widget == nullptr || widget->window() != &m_window || zoomsItself) {
        return false;
    }
    const auto* wheel = static_cast<QWheelEvent*>(event);
    if (!wheel->modifiers().testFlag(Qt::ControlModifier)) {
        m_turned = 0;
        return false;
    }
    m_turned += wheel->angleDelta().y();
    while (std::abs(m_turned) >= kNotch) {
        const int step = m_turned > 0 ? 1 : -1;
        m_turned -= step * kNotch;
        Q_EMIT stepped(step);
    }
    return true;
}

} // namespace maskscope
