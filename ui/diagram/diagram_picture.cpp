// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagram_picture.h"

#include "ui/diagram/diagram_painter.h"
#include "ui/svg_device.h"
#include "ui/text_size.h"

#include <QBuffer>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

constexpr int kMargin = 16;
constexpr double kSharpness = 2; ///< pixels per unit
constexpr double kMostSide = 16000; ///< pixels
constexpr double kMostPixels = 6e7; ///< 240 MB while it is drawn
constexpr double kLeastWidth = 480; ///< so that the legend has room
constexpr int kPdfDotsPerInch = 96;
constexpr double kMostPdfSide = 19000; ///< a page has 200 inches at most
constexpr double kPointsPerInch = 72;

/// The diagram with its words above and below.
class Picture
{
public:
    Picture(DiagramLayout& layout, const ColorScheme& scheme, const DiagramPictureWords& words)
        : m_layout(layout)
        , m_scheme(scheme)
    {
        const QSizeF inside
            = layout.tree().isEmpty() ? QSizeF() : layout.frame(BlockTree::root()).size;
        const double width = std::max(inside.width(), kLeastWidth);
        setWords(m_title, QStringLiteral("<b>%1</b>").arg(words.title.toHtmlEscaped()), width);
        setWords(m_legend, words.legend, width);
        m_left = std::round((width - inside.width()) / 2);
        m_inside = inside;
        m_size = QSizeF(width + 2 * kMargin,
                        m_title.size().height() + inside.height() + m_legend.size().height()
                            + 2 * kMargin)
                     .toSize();
    }

    [[nodiscard]] QSize size() const { return m_size; }

    void paint(QPainter& painter, double scale)
    {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(QRect(QPoint(0, 0), m_size), m_scheme.ground);
        painter.translate(kMargin, kMargin);
        m_title.drawContents(&painter);
        painter.translate(m_left, m_title.size().height());
        const QRectF all(QPointF(-kMargin, -kMargin), m_inside + QSizeF(2 * kMargin, 2 * kMargin));
        DiagramPainter(painter, m_layout, m_scheme).paint(all, scale);
        painter.translate(-m_left, m_inside.height());
        m_legend.drawContents(&painter);
    }

private:
    void setWords(QTextDocument& document, const QString& html, double width) const
    {
        document.setDocumentMargin(4);
        document.setDefaultFont(fontOf(TextRole::Small));
        document.setDefaultStyleSheet(
            QStringLiteral("p { color: %1; margin: 0 }").arg(m_scheme.text.name()));
        document.setHtml(QStringLiteral("<p>%1</p>").arg(html));
        document.setTextWidth(width);
    }

    DiagramLayout& m_layout;
    ColorScheme m_scheme;
    QTextDocument m_title;
    QTextDocument m_legend;
    QSizeF m_inside;
    QSize m_size;
    double m_left = 0;
};

} // namespace

QByteArray diagramAsSvg(DiagramLayout& layout, const ColorScheme& scheme,
                        const DiagramPictureWords& words)
{
    Picture picture(layout, scheme, words);
    SvgDevice device(picture.size());
    QPainter painter(&device);
    picture.paint(painter, 1);
    painter.end();
    return device.picture();
}

QByteArray diagramAsPng(DiagramLayout& layout, const ColorScheme& scheme,
                        const DiagramPictureWords& words)
{
    Picture picture(layout, scheme, words);
    const double width = picture.size().width();
    const double height = picture.size().height();
    const double sharpness = std::min({kSharpness, kMostSide / std::max(width, height),
                                       std::sqrt(kMostPixels / (width * height))});
    QImage image((QSizeF(picture.size()) * sharpness).toSize().expandedTo(QSize(1, 1)),
                 QImage::Format_ARGB32_Premultiplied);
    QByteArray bytes;
    if (image.isNull()) {
        return bytes;
    }
    QPainter painter(&image);
    painter.scale(sharpness, sharpness);
    picture.paint(painter, sharpness);
    painter.end();
    image.setText(QStringLiteral("Description"), words.title);
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray diagramAsPdf(DiagramLayout& layout, const ColorScheme& scheme,
                        const DiagramPictureWords& words)
{
    Picture picture(layout, scheme, words);
    const QSizeF size(picture.size());
    const double scale = std::min(1.0, kMostPdfSide / std::max(size.width(), size.height()));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(words.title);
    writer.setCreator(QStringLiteral("Maskscope"));
    writer.setResolution(kPdfDotsPerInch);
    writer.setPageSize(QPageSize(size * scale * kPointsPerInch / kPdfDotsPerInch, QPageSize::Point,
                                 {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    QPainter painter(&writer);
    painter.scale(scale, scale);
    picture.paint(painter, 1);
    painter.end();
    return bytes;
}

} // namespace maskscope
