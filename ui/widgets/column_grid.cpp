// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/column_grid.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace maskscope {

namespace {

int heightOf(const QLayoutItem& item, int width)
{
    return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
}

} // namespace

ColumnGrid::ColumnGrid(QWidget* parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

ColumnGrid::~ColumnGrid() = default;

void ColumnGrid::addItem(QLayoutItem* item)
{
    m_items.emplace_back(item);
}

int ColumnGrid::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem* ColumnGrid::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* ColumnGrid::takeAt(int index)
{
    if (index < 0 || index >= count()) {
        return nullptr;
    }
    QLayoutItem* taken = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return taken;
}

Qt::Orientations ColumnGrid::expandingDirections() const
{
    return Qt::Horizontal;
}

bool ColumnGrid::hasHeightForWidth() const
{
    return true;
}

int ColumnGrid::gap() const
{
    return std::max(spacing(), 0);
}

std::vector<QLayoutItem*> ColumnGrid::seen() const
{
    std::vector<QLayoutItem*> items;
    for (const auto& item : m_items) {
        if (!item->isEmpty()) {
            items.push_back(item.get());
        }
    }
    return items;
}

/// As many in each row as in the others, or one less: 2 and 2, not 3 and 1.
int ColumnGrid::columnsFor(int width) const
{
    const auto all = static_cast<int>(seen().size());
    const int least = std::max(minimumSize().width(), 1);
    const int most = std::clamp((width + gap()) / (least + gap()), 1, std::max(all, 1));
    const int rows = (all + most - 1) / most;
    return rows == 0 ? 1 : (all + rows - 1) / rows;
}

int ColumnGrid::heightForWidth(int width) const
{
    int height = 0;
    for (const QRect& spot : spotsIn(QRect(0, 0, width, 0))) {
        height = std::max(height, spot.y() + spot.height());
    }
    return height;
}

/// Where each that is seen would stand, read from the left.
std::vector<QRect> ColumnGrid::spotsIn(const QRect& rect) const
{
    const int columns = columnsFor(rect.width());
    const int width = (rect.width() - (columns - 1) * gap()) / columns;
    std::vector<QRect> spots;
    int top = rect.top();
    int bottom = top; // of the tallest in the row
    for (const QLayoutItem* item : seen()) {
        const int column = static_cast<int>(spots.size()) % columns;
        if (column == 0 && !spots.empty()) {
            top = bottom + gap();
        }
        spots.emplace_back(rect.left() + column * (width + gap()), top, width,
                           heightOf(*item, width));
        bottom = std::max(bottom, top + spots.back().height());
    }
    return spots;
}

QSize ColumnGrid::sizeHint() const
{
    QSize size(0, 0);
    for (const QLayoutItem* item : seen()) {
        const QSize hint = item->sizeHint();
        size = {size.width() + hint.width() + (size.width() > 0 ? gap() : 0),
                std::max(size.height(), hint.height())};
    }
    return size;
}

QSize ColumnGrid::minimumSize() const
{
    QSize size(0, 0);
    for (const QLayoutItem* item : seen()) {
        size = size.expandedTo(item->minimumSize());
    }
    return size;
}

void ColumnGrid::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    const std::vector<QLayoutItem*> items = seen();
    const std::vector<QRect> spots = spotsIn(rect);
    const Qt::LayoutDirection direction
        = parentWidget() != nullptr ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i]->setGeometry(QStyle::visualRect(direction, rect, spots[i]));
    }
}

} // namespace maskscope
