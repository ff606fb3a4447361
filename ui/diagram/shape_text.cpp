// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/shape_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace maskscope {

namespace {

class ShapeWords
{
    Q_DECLARE_TR_FUNCTIONS(Shape)
};

constexpr std::size_t kMostSizes = 8; ///< written out

QString valueText(const LengthFormula& size, std::optional<SequenceLength> length)
{
    if (length) {
        const std::optional<std::int64_t> value = size.at(*length);
        return value ? QString::number(*value) : QStringLiteral("?");
    }
    return QString::fromStdString(sizeText(size));
}

QString signedText(const TensorSize& size, std::optional<SequenceLength> length)
{
    const QString value = valueText(size.size, length);
    switch (size.origin) {
    case SizeOrigin::Batch:
        return QStringLiteral("×") + value;
    case SizeOrigin::Recording:
        return QStringLiteral("!") + value;
    case SizeOrigin::Length:
    case SizeOrigin::Weights:
        break;
    }
    return value;
}

QFont pieceFont(QFont font, const ShapeText::Piece& piece)
{
    const bool isStrong
        = piece.origin == SizeOrigin::Length || piece.origin == SizeOrigin::Recording;
    font.setWeight(isStrong ? QFont::DemiBold : QFont::Normal);
    return font;
}

} // namespace

ShapeText::ShapeText(const std::vector<TensorSize>& sizes, std::optional<SequenceLength> length)
{
    append(QStringLiteral("["));
    for (std::size_t i = 0; i < std::min(sizes.size(), kMostSizes); ++i) {
        if (i > 0) {
            append(QStringLiteral(", "));
        }
        m_pieces.push_back({signedText(sizes[i], length), sizes[i].origin});
    }
    append(sizes.size() > kMostSizes ? QStringLiteral(", …]") : QStringLiteral("]"));
}

QString ShapeText::plain() const
{
    QString text;
    for (const Piece& piece : m_pieces) {
        text += piece.text;
    }
    return text;
}

double ShapeText::width(const QFont& font) const
{
    double width = 0;
    for (const Piece& piece : m_pieces) {
        width += QFontMetricsF(pieceFont(font, piece)).horizontalAdvance(piece.text);
    }
    return width;
}

void ShapeText::paint(QPainter& painter, const QPointF& start, const QFont& font,
                      const ColorScheme& scheme) const
{
    QPointF place = start;
    for (const Piece& piece : m_pieces) {
        const QFont drawn = pieceFont(font, piece);
        const QColor color = piece.origin ? originColor(scheme, *piece.origin) : scheme.muted;
        painter.setFont(drawn);
        painter.setPen(color);
        painter.drawText(place, piece.text);
        const double width = QFontMetricsF(drawn).horizontalAdvance(piece.text);
        if (piece.origin == SizeOrigin::Length) {
            const double y = place.y() + 2;
            painter.setPen(QPen(color, 1.2));
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

QColor originColor(const ColorScheme& scheme, SizeOrigin origin)
{
    switch (origin) {
    case SizeOrigin::Length:
        return scheme.lengthShape;
    case SizeOrigin::Batch:
        return scheme.batchShape;
    case SizeOrigin::Recording:
        return scheme.recordedShape;
    case SizeOrigin::Weights:
        break;
    }
    return scheme.weightShape;
}

QString originWords(SizeOrigin origin)
{
    switch (origin) {
    case SizeOrigin::Length:
        return ShapeWords::tr("follows the length of the text");
    case SizeOrigin::Batch:
        return ShapeWords::tr("once for each text");
    case SizeOrigin::Recording:
        return ShapeWords::tr("pinned down by the recording");
    case SizeOrigin::Weights:
        break;
    }
    return ShapeWords::tr("given by the weights");
}

} // namespace maskscope
