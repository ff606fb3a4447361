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

} // namespace

void paintMaskChip(QPainter& painter, const MaskChip& chip, const std::vector<QRectF>& rects,
                   const QFont& sentenceFont, const ColorScheme& scheme)
{
    if (rects.empty()) {
        return;
    }
    painter.setBrush(scheme.mask(chip.number));
    painter.setPen(chip.isPointedAt ? QPen(scheme.text, 2) : QPen(Qt::NoPen));
    for (const QRectF& rect : rects) {
        painter.drawRoundedRect(rect.adjusted(1.5, 1, -1.5, -1), kRadius, kRadius);
    }
    const QRectF& widest
        = *std::max_element(rects.begin(), rects.end(),
                            [](const QRectF& a, const QRectF& b) { return a.width() < b.width(); });
    const qreal room = widest.width() - 2 * kLabelMargin - 3;
    const QFont font = labelFont(sentenceFont, chip.label, room);
    painter.setFont(font);
    painter.setPen(scheme.onAccent);
    const QString label
        = QFontMetricsF(font).elidedText(chip.label, Qt::ElideRight, room + 1); // it rounds
    painter.drawText(widest, Qt::AlignCenter, label);
}

} // namespace maskscope
