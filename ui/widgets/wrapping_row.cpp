// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wrapping_row.h"

#include <QHBoxLayout>
#include <QSpacerItem>
#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

int heightOf(const QLayoutItem& item, int width)
{
    return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
}

} // namespace

WrappingRow::WrappingRow(QWidget* parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

WrappingRow::~WrappingRow() = default;

void WrappingRow::add(QWidget* widget, Room room)
{
    addWidget(widget);
    m_parts.back().room = room;
}

void WrappingRow::addPair(QWidget* label, QWidget* field, Room room)
{
    auto* pair = new QHBoxLayout;
    pair->setSpacing(gap());
    pair->addWidget(label);
    pair->addWidget(field, room == Room::Rest ? 1 : 0);
    addChildLayout(pair);
    addItem(pair);
    m_parts.back().room = room;
}

void WrappingRow::addSpring()
{
    addItem(new QSpacerItem(0, 0, QSizePolicy::Expanding, QSizePolicy::Minimum));
    m_parts.back().room = Room::Rest;
}

void WrappingRow::addItem(QLayoutItem* item)
{
    m_parts.push_back({std::unique_ptr<QLayoutItem>(item), Room::AsItNeeds});
}

int WrappingRow::count() const
{
    return static_cast<int>(m_parts.size());
}

QLayoutItem* WrappingRow::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_parts[static_cast<std::size_t>(index)].item.get()
                                         : nullptr;
}

QLayoutItem* WrappingRow::takeAt(int index)
{
    if (index < 0 || index >= count()) {
        return nullptr;
    }
    QLayoutItem* taken = m_parts[static_cast<std::size_t>(index)].item.release();
    m_parts.erase(m_parts.begin() + index);
    return taken;
}

Qt::Orientations WrappingRow::expandingDirections() const
{
    return Qt::Horizontal;
}

bool WrappingRow::hasHeightForWidth() const
{
    return true;
}

int WrappingRow::gap() const
{
    return std::max(spacing(), 0);
}

QSize WrappingRow::marginSize() const
{
    const QMargins margins = contentsMargins();
    return {margins.left() + margins.right(), margins.top() + margins.bottom()};
}

/// As wide as it would like to be; what takes the rest of a line may be half as wide before the
/// line is broken for it.
int WrappingRow::needed(const Part& part) const
{
    const int wanted = part.item->sizeHint().width();
    return part.room == Room::Rest ? std::max(wanted / 2, part.item->minimumSize().width())
                                   : wanted;
}

std::vector<WrappingRow::Line> WrappingRow::linesFor(int width) const
{
    std::vector<Line> lines;
    int left = 0; // of the last line
    for (const Part& part : m_parts) {
        if (part.item->isEmpty() && part.item->spacerItem() == nullptr) {
            continue;
        }
        const int own = std::min(needed(part), width);
        const int before = part.item->spacerItem() != nullptr ? 0 : gap();
        if (lines.empty() || own + before > left) {
            lines.emplace_back();
            left = width + before;
        }
        left -= own + before;
        lines.back().push_back({part.item.get(), own, part.room});
    }
    for (Line& line : lines) {
        spread(line, width);
    }
    return lines;
}

/// Gives what is left of the line to those that take it.
void WrappingRow::spread(Line& line, int width) const
{
    int left = width + gap();
    int takers = 0;
    for (const Placed& placed : line) {
        left -= placed.width + (placed.item->spacerItem() != nullptr ? 0 : gap());
        takers += placed.room == Room::Rest ? 1 : 0;
    }
    for (Placed& placed : line) {
        if (placed.room == Room::Rest) {
            placed.width += std::max(left, 0) / takers;
        }
    }
}

int WrappingRow::heightForWidth(int width) const
{
    int height = 0;
    for (const Line& line : linesFor(width - marginSize().width())) {
        int tallest = 0;
        for (const Placed& placed : line) {
            tallest = std::max(tallest, heightOf(*placed.item, placed.width));
        }
        height += tallest + (height > 0 ? gap() : 0);
    }
    return height + marginSize().height();
}

QSize WrappingRow::sizeHint() const
{
    QSize size(0, 0);
    for (const Part& part : m_parts) {
        if (!part.item->isEmpty()) {
            const QSize hint = part.item->sizeHint();
            size = {size.width() + hint.width() + (size.width() > 0 ? gap() : 0),
                    std::max(size.height(), hint.height())};
        }
    }
    return size + marginSize();
}

QSize WrappingRow::minimumSize() const
{
    QSize size(0, 0);
    for (const Part& part : m_parts) {
        if (!part.item->isEmpty()) {
            size = size.expandedTo(part.item->minimumSize());
        }
    }
    return size + marginSize();
}

void WrappingRow::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    const QRect whole = rect.marginsRemoved(contentsMargins());
    const std::vector<Line> lines = linesFor(whole.width());
    int top = whole.top();
    for (const Line& line : lines) {
        int tallest = 0;
        for (const Placed& placed : line) {
            tallest = std::max(tallest, heightOf(*placed.item, placed.width));
        }
        if (lines.size() == 1) {
            tallest = std::max(tallest, whole.height()); // in the middle of what it was given
        }
        place(line, {whole.left(), top, whole.width(), tallest}, whole);
        top += tallest + gap();
    }
}

void WrappingRow::place(const Line& line, const QRect& area, const QRect& whole) const
{
    const QWidget* owner = parentWidget();
    const Qt::LayoutDirection direction
        = owner != nullptr ? owner->layoutDirection() : Qt::LeftToRight;
    int left = area.left();
    for (const Placed& placed : line) {
        const int height = std::min(heightOf(*placed.item, placed.width), area.height());
        const QRect spot(left, area.top() + (area.height() - height) / 2, placed.width, height);
        placed.item->setGeometry(QStyle::visualRect(direction, whole, spot));
        left += placed.width + (placed.item->spacerItem() != nullptr ? 0 : gap());
    }
}

} // namespace maskscope
