// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/percent_bar_delegate.h"

#include "ui/color_scheme.h"
#include "ui/formatting.h"
#include "ui/text_size.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

#include <algorithm>

namespace maskscope {

namespace {

constexpr qreal kOutdatedOpacity = 0.45;
constexpr qreal kRadius = 3;

int trackWidth()
{
    return 5 * spacing(16);
}

int percentWidth(const QFontMetrics& metrics)
{
    return std::max(metrics.horizontalAdvance(formatPercent(1.0)),
                    metrics.horizontalAdvance(formatPercent(0.0001)));
}

} // namespace

PercentBarDelegate::PercentBarDelegate(int shareRole, int colorRole, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_shareRole(shareRole)
    , m_colorRole(colorRole)
{}

void PercentBarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    painter->save();
    if (m_isOutdated) {
        painter->setOpacity(kOutdatedOpacity);
    }
    QStyledItemDelegate::paint(painter, option, index);
    if (index.data(m_shareRole).isValid()) {
        paintBar(*painter, option, index);
    }
    painter->restore();
}

void PercentBarDelegate::paintBar(QPainter& painter, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const
{
    const ColorScheme scheme = schemeOf(option.palette);
    const bool isMirrored = option.direction == Qt::RightToLeft;
    const int text = percentWidth(option.fontMetrics) + spacing(12);
    QRectF track(option.rect);
    track.adjust(isMirrored ? text : spacing(8), track.height() * 0.3,
                 isMirrored ? -spacing(8) : -text, -track.height() * 0.3);
    if (track.width() < spacing(16)) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor ground = scheme.muted;
    ground.setAlphaF(0.14F);
    painter.setBrush(ground);
    painter.drawRoundedRect(track, kRadius, kRadius);
    QRectF bar = track;
    bar.setWidth(track.width() * std::clamp(index.data(m_shareRole).toDouble(), 0.0, 1.0));
    if (isMirrored) {
        bar.moveRight(track.right());
    }
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter.setBrush(isSelected ? scheme.onAccent : scheme.mask(index.data(m_colorRole).toInt()));
    if (bar.width() >= 2 * kRadius) {
        painter.drawRoundedRect(bar, kRadius, kRadius);
    } else {
        painter.drawRect(bar);
    }
}

QSize PercentBarDelegate::sizeHint(const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.data(m_shareRole).isValid()) {
        size.setWidth(trackWidth() + percentWidth(option.fontMetrics) + spacing(24));
    }
    size.setHeight(std::max(size.height(), option.fontMetrics.height() * 7 / 4));
    return size;
}

void fitBarColumns(QTableView& table, const std::vector<int>& columns)
{
    QHeaderView& header = *table.horizontalHeader();
    const QAbstractItemView& cells = table;
    const int bar = percentWidth(table.fontMetrics()) + spacing(40);
    int wanted = 0;
    for (int column = 0; column < header.count(); ++column) {
        const bool hasBars = std::find(columns.begin(), columns.end(), column) != columns.end();
        const int content = hasBars ? bar : cells.sizeHintForColumn(column);
        const int least = std::max(content, header.sectionSizeHint(column));
        wanted += header.isSectionHidden(column) ? 0 : std::min(least, header.maximumSectionSize());
    }
    const bool hasRoom = wanted <= table.viewport()->width();
    for (const int column : columns) {
        header.setSectionResizeMode(column,
                                    hasRoom ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    }
}

} // namespace maskscope
