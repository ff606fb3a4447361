// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/inner_scroll.h"

#include <QEvent>
#include <QLayout>

#include <algorithm>

namespace maskscope {

namespace {

QScrollArea* areaAround(const QWidget& widget)
{
    QWidget* parent = widget.parentWidget();
    while (parent != nullptr && qobject_cast<QScrollArea*>(parent) == nullptr) {
        parent = parent->parentWidget();
    }
    return static_cast<QScrollArea*>(parent);
}

} // namespace

InnerScroll::InnerScroll(int leastHeight, QWidget* parent)
    : QScrollArea(parent)
    , m_leastHeight(leastHeight)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setMinimumHeight(leastHeight);
}

void InnerScroll::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    if (m_column == nullptr) {
        m_column = areaAround(*this);
    }
    if (m_column != nullptr) { // a filter is kept once, however often it is installed
        for (QObject* watched : {static_cast<QObject*>(m_column->viewport()),
                                 static_cast<QObject*>(m_column->widget())}) {
            watched->installEventFilter(this);
        }
    }
    fit();
}

bool InnerScroll::eventFilter(QObject* watched, QEvent* event)
{
    const bool isDone = QScrollArea::eventFilter(watched, event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize) {
        fit();
    }
    return isDone;
}

void InnerScroll::fit()
{
    if (m_column == nullptr || isHidden() || widget() == nullptr) {
        return;
    }
    const QLayout& column = *m_column->widget()->layout();
    const QLayout& content = *widget()->layout();
    const int others
        = column.minimumHeightForWidth(m_column->viewport()->width()) - minimumHeight();
    const bool hasRoom = others + m_leastHeight <= m_column->viewport()->height();
    setMinimumHeight(hasRoom ? m_leastHeight
                             : std::max(m_leastHeight, content.totalHeightForWidth(width())));
}

} // namespace maskscope
