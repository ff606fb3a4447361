// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/mask_chip.h"

#include "ui/color_scheme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace maskscope {

namespace {

constexpr qreal kRadius = 6;
constexpr double kLabelSize = 0.75; ///< of the sentence's letters
constexpr double kSmallestLabel = 0.45; ///< a long word shrinks so far before it is cut
constexpr qreal kLabelMargin = 3;
constexpr qreal kRing = 2; ///< and as much room between it and the chip

QFont labelFont(const QFont& sentenceFont, const QString& label, qreal width)
{
    QFont font = sentenceFont;
    font.setPointSizeF(font.pointSizeF() * kLabelSize);
    font.setWeight(QFont::DemiBold);
    const qreal wanted = QFontMetricsF(font).horizontalAdvance(label);
    const double fits = kLabelSize * width / std::max(wanted, 1.0);
    font.setPointSizeF(sentenceFont.pointSizeF() * std::clamp(fits, kSmallestLabel, kLabelSize));
    return font;
}

void paintRing(QPainter& painter, const QRectF& place, const QColor& color)
{
    const qreal half = kRing / 2;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, kRing));
    painter.drawRoundedRect(place.adjusted(half, half, -half, -half), kRadius, kRadius);
}

} // namespace

void paintMaskChip(QPainter& painter, const MaskChip& chip, const std::vector<QRectF>& rects,
                   const QFont& sentenceFont, const ColorScheme& scheme)
{
    if (rects.empty()) {
        return;
    }
    const QColor color = scheme.mask(chip.number);
    const qreal room = chip.isCurrent ? 2 * kRing : 0;
    for (const QRectF& rect : rects) {
        const QRectF place = rect.adjusted(1.5, 1, -1.5, -1);
        if (chip.isCurrent) {
            paintRing(painter, place, color);
        }
        painter.setBrush(color);
        painter.setPen(chip.isPointedAt ? QPen(scheme.text, 2) : QPen(Qt::NoPen));
        painter.drawRoundedRect(place.adjusted(room, room, -room, -room), kRadius, kRadius);
    }
    const QRectF& widest
        = *std::max_element(rects.begin(), rects.end(),
                            [](const QRectF& a, const QRectF& b) { return a.width() < b.width(); });
    const qreal width = widest.width() - 2 * (kLabelMargin + room) - 3;
    const QFont font = labelFont(sentenceFont, chip.label, width);
    painter.setFont(font);
    painter.setPen(scheme.onAccent);
    const QString label
        = QFontMetricsF(font).elidedText(chip.label, Qt::ElideRight, width + 1); // it rounds
    painter.drawText(widest, Qt::AlignCenter, label);
}

} // namespace maskscope
