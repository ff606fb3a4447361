// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wrapped_list.h"

#include <QAbstractItemDelegate>
#include <QEvent>

#include <algorithm>

namespace maskscope {

namespace {

constexpr int kMostLines = 2;

} // namespace

WrappedList::WrappedList(QWidget* parent)
    : QListView(parent)
{
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    viewport()->setAutoFillBackground(false);
}

void WrappedList::updateGeometries()
{
    QListView::updateGeometries();
    if (model() != nullptr) {
        fitHeight();
    }
}

/// The bar comes and goes by our own rule: one that Qt shows for a moment would wrap the lines
/// anew.
void WrappedList::fitHeight()
{
    const int line = itemDelegate()->sizeHint({}, model()->index(0, 0)).height() + 2 * spacing();
    const int most = kMostLines * line + spacing();
    const int wanted = contentsSize().height();
    setVerticalScrollBarPolicy(wanted > most ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const int height = std::clamp(wanted, line, most);
    if (height != minimumHeight() || height != maximumHeight()) {
        setFixedHeight(height);
    }
}

void WrappedList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

void WrappedList::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        scheduleDelayedItemsLayout();
    }
}

} // namespace maskscope
