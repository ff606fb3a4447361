// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/drawn_shape.h"

#include "ui/shape_text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace maskscope {

namespace {

constexpr std::size_t kMostSizes = 8; ///< written out

QString textOf(const TensorSize& size, std::optional<SequenceLength> length)
{
    if (!length) {
        return sizeLabel(size);
    }
    const std::optional<std::int64_t> value = size.size.at(*length);
    const QString text = value ? QString::number(*value) : QStringLiteral("?");
    return size.origin == SizeOrigin::Recording ? text + QLatin1Char('!') : text;
}

QFont pieceFont(QFont font, const DrawnShape::Piece& piece)
{
    const bool isStrong
        = piece.origin == SizeOrigin::Length || piece.origin == SizeOrigin::Recording;
    font.setWeight(isStrong ? QFont::DemiBold : QFont::Normal);
    return font;
}

} // namespace

DrawnShape::DrawnShape(const std::vector<TensorSize>& sizes, std::optional<SequenceLength> length)
{
    append(QStringLiteral("["));
    for (std::size_t i = 0; i < std::min(sizes.size(), kMostSizes); ++i) {
        if (i > 0) {
            append(QStringLiteral(", "));
        }
        m_pieces.push_back({textOf(sizes[i], length), sizes[i].origin});
    }
    append(sizes.size() > kMostSizes ? QStringLiteral(", …]") : QStringLiteral("]"));
}

QString DrawnShape::plain() const
{
    QString text;
    for (const Piece& piece : m_pieces) {
        text += piece.text;
    }
    return text;
}

double DrawnShape::width(const QFont& font) const
{
    double width = 0;
    for (const Piece& piece : m_pieces) {
        width += QFontMetricsF(pieceFont(font, piece)).horizontalAdvance(piece.text);
    }
    return width;
}

void DrawnShape::paint(QPainter& painter, const QPointF& start, const QFont& font,
                       const ColorScheme& scheme) const
{
    QPointF place = start;
    for (const Piece& piece : m_pieces) {
        const QFont drawn = pieceFont(font, piece);
        const QColor color = piece.origin ? originColor(*piece.origin, scheme) : scheme.muted;
        painter.setFont(drawn);
        painter.setPen(color);
        painter.drawText(place, piece.text);
        const double width = QFontMetricsF(drawn).horizontalAdvance(piece.text);
        if (piece.origin == SizeOrigin::Length || piece.origin == SizeOrigin::Batch) {
            const double y = place.y() + 2;
            const bool isLength = piece.origin == SizeOrigin::Length;
            painter.setPen(QPen(color, 1.2, isLength ? Qt::SolidLine : Qt::DotLine));
            painter.drawLine(QPointF(place.x(), y), QPointF(place.x() + width, y));
        }
        place.rx() += width;
    }
}

SizeOrigin mainOrigin(const std::vector<TensorSize>& sizes)
{
    for (const SizeOrigin origin : {SizeOrigin::Recording, SizeOrigin::Length, SizeOrigin::Batch}) {
        if (std::any_of(sizes.begin(), sizes.end(),
                        [origin](const TensorSize& size) { return size.origin == origin; })) {
            return origin;
        }
    }
    return SizeOrigin::Weights;
}

} // namespace maskscope
