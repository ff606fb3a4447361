// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/prediction_delegate.h"

#include "ui/color_scheme.h"
#include "ui/formatting.h"
#include "ui/item_models/prediction_model.h"
#include "ui/text_size.h"
#include "ui/widgets/prediction_list.h"

#include <QPainter>

#include <algorithm>

namespace maskscope {

namespace {

constexpr qreal kOutdatedOpacity = 0.45;
constexpr qreal kRadius = 3;

int percentWidth(const QFontMetrics& metrics)
{
    return std::max(metrics.horizontalAdvance(formatPercent(1.0)),
                    metrics.horizontalAdvance(formatPercent(0.0001)));
}

/// Between the columns: at most the page's, and less where the letters are smaller than its own.
int gapOf(const QFontMetrics& metrics)
{
    return std::min(spacing(12), metrics.height() * 3 / 4);
}

} // namespace

PredictionDelegate::PredictionDelegate(PredictionList& list)
    : QStyledItemDelegate(&list)
    , m_list(list)
{}

void PredictionDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option) const
{
    const ColorScheme scheme = schemeOf(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    QColor ground = scheme.mask(m_list.mask());
    if (enabled && option.state.testFlag(QStyle::State_MouseOver)) {
        ground.setAlphaF(0.14F);
    } else if (enabled && option.state.testFlag(QStyle::State_HasFocus)) {
        ground.setAlphaF(0.08F);
    } else {
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    const QRectF rect = QRectF(option.rect).adjusted(1, 1, -1, -1);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setPen(QPen(scheme.mask(m_list.mask()), 1.5));
    }
    painter.drawRoundedRect(rect, kRadius * 2, kRadius * 2);
}

void PredictionDelegate::paintBar(QPainter& painter, const QRectF& track,
                                  const QModelIndex& index) const
{
    const ColorScheme scheme = schemeOf(m_list.palette());
    QColor ground = scheme.muted;
    ground.setAlphaF(0.14F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(track, kRadius, kRadius);
    const bool isRest = index.data(PredictionModel::RestRole).toBool();
    QRectF bar = track;
    bar.setWidth(track.width() * std::clamp(m_list.shownProbability(index.row()), 0.0, 1.0));
    QColor color = isRest ? scheme.muted : scheme.mask(m_list.mask());
    if (isRest) {
        color.setAlphaF(0.7F); // 3:1 on the card
    }
    painter.setBrush(color);
    if (bar.width() >= 2 * kRadius) {
        painter.drawRoundedRect(bar, kRadius, kRadius);
    } else {
        painter.drawRect(bar);
    }
}

void PredictionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const ColorScheme scheme = schemeOf(option.palette);
    const bool isRest = index.data(PredictionModel::RestRole).toBool();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_list.isOutdated()) {
        painter->setOpacity(kOutdatedOpacity);
    }
    paintGround(*painter, option);

    const int gap = gapOf(option.fontMetrics);
    const int edge = gap * 2 / 3;
    const QRectF row = QRectF(option.rect).adjusted(edge, 0, -edge, 0);
    QRectF rank = row;
    rank.setWidth(m_list.rankWidth());
    QRectF word = row;
    word.setLeft(rank.width() > 0 ? rank.right() + gap : row.left());
    QRectF percent = row;
    percent.setLeft(row.right() - percentWidth(option.fontMetrics));
    word.setRight(std::min(word.left() + m_list.wordWidth(), percent.left() - gap));
    QRectF track(word.right() + gap, row.top(), percent.left() - word.right() - 2 * gap,
                 row.height());
    const qreal air = row.height() * 0.28;
    track.adjust(0, air, 0, -air);
    if (track.width() > spacing(16)) {
        paintBar(*painter, track, index);
    }
    painter->setFont(option.font);
    painter->setPen(scheme.muted);
    painter->drawText(rank, Qt::AlignVCenter | Qt::AlignRight,
                      index.data(PredictionModel::RankRole).toString());
    QFont font = option.font;
    font.setWeight(index.row() == 0 ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(isRest ? scheme.muted : scheme.text);
    const QString text = index.data(Qt::DisplayRole).toString();
    painter->drawText(
        word, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(font).elidedText(text, Qt::ElideRight, static_cast<int>(word.width())));
    painter->drawText(percent, Qt::AlignVCenter | Qt::AlignRight,
                      index.data(PredictionModel::PercentRole).toString());
    painter->restore();
}

QSize PredictionDelegate::sizeHint(const QStyleOptionViewItem& option,
                                   const QModelIndex& /*index*/) const
{
    return {option.fontMetrics.height() * 8, option.fontMetrics.height() * 7 / 4};
}

} // namespace maskscope
