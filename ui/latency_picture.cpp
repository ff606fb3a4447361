// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latency_picture.h"

#include "ui/color_scheme.h"
#include "ui/svg_device.h"
#include "ui/widgets/latency_chart.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QTextDocument>

namespace maskscope {

namespace {

constexpr int kMargin = 16;
constexpr double kSharpness = 2; ///< pixels per unit

void setWords(QTextDocument& document, const LatencyChart& chart, const QString& html, double width)
{
    document.setDefaultFont(chart.font());
    document.setDefaultStyleSheet(
        QStringLiteral("p { color: %1; margin: 0 }").arg(schemeOf(chart.palette()).text.name()));
    document.setHtml(QStringLiteral("<p>%1</p>").arg(html));
    document.setTextWidth(width);
}

/// The words around the chart, laid out in its width.
struct Layout
{
    QTextDocument title;
    QTextDocument caption;
    QSize size;

    Layout(const LatencyChart& chart, const PictureWords& words)
    {
        const double width = chart.width();
        setWords(title, chart, QStringLiteral("<b>%1</b>").arg(words.title.toHtmlEscaped()), width);
        setWords(caption, chart,
                 words.caption.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")),
                 width);
        const double height = title.size().height() + chart.height() + caption.size().height();
        size = QSizeF(width + 2 * kMargin, height + 2 * kMargin).toSize();
    }
};

void paintAll(QPainter& painter, const LatencyChart& chart, Layout& layout)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(QPoint(0, 0), layout.size), schemeOf(chart.palette()).surface);
    painter.translate(kMargin, kMargin);
    layout.title.drawContents(&painter);
    painter.translate(0, layout.title.size().height());
    chart.paint(painter, QRectF(QPointF(0, 0), QSizeF(chart.size())));
    painter.translate(0, chart.height());
    layout.caption.drawContents(&painter);
}

} // namespace

QByteArray chartAsSvg(const LatencyChart& chart, const PictureWords& words)
{
    Layout layout(chart, words);
    SvgDevice device(layout.size);
    QPainter painter(&device);
    paintAll(painter, chart, layout);
    painter.end();
    return device.picture();
}

QByteArray chartAsPng(const LatencyChart& chart, const PictureWords& words)
{
    Layout layout(chart, words);
    QImage image(layout.size * kSharpness, QImage::Format_ARGB32);
    image.setDevicePixelRatio(kSharpness);
    QPainter painter(&image);
    paintAll(painter, chart, layout);
    painter.end();
    image.setText(QStringLiteral("Description"), words.title + QLatin1Char('\n') + words.caption);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace maskscope
