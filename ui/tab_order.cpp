// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tab_order.h"

#include <QLayout>
#include <QList>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

namespace maskscope {

namespace {

void collect(QWidget& widget, QList<QWidget*>& found);

void collect(const QLayout& layout, QList<QWidget*>& found)
{
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem* item = layout.itemAt(i);
        if (QWidget* widget = item->widget()) {
            collect(*widget, found);
        } else if (const QLayout* inner = item->layout()) {
            collect(*inner, found);
        }
    }
}

/// Parts of a container that places them without a layout of ours.
template <typename Container>
void collectPages(Container& container, QList<QWidget*>& found)
{
    for (int i = 0; i < container.count(); ++i) {
        collect(*container.widget(i), found);
    }
}

void collect(QWidget& widget, QList<QWidget*>& found)
{
    if ((widget.focusPolicy() & Qt::TabFocus) != 0) {
        found << &widget;
    }
    if (auto* pages = qobject_cast<QStackedWidget*>(&widget)) {
        collectPages(*pages, found);
    } else if (auto* tabs = qobject_cast<QTabWidget*>(&widget)) {
        found << tabs->tabBar();
        collectPages(*tabs, found);
    } else if (auto* parts = qobject_cast<QSplitter*>(&widget)) {
        collectPages(*parts, found);
    } else if (auto* area = qobject_cast<QScrollArea*>(&widget);
               area != nullptr && area->widget()) {
        collect(*area->widget(), found);
    } else if (const QLayout* layout = widget.layout()) {
        collect(*layout, found);
    }
}

} // namespace

void orderTabs(QWidget& top)
{
    QList<QWidget*> found;
    collect(top, found);
    for (qsizetype i = 1; i < found.size(); ++i) {
        QWidget::setTabOrder(found.at(i - 1), found.at(i));
    }
}

} // namespace maskscope
