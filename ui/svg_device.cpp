// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/svg_device.h"

#include <climits>

#include <QBuffer>
#include <QFont>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>

namespace maskscope {

namespace {

constexpr int kDotsPerInch = 96;

QString number(double value)
{
    return QString::number(value, 'f', 2);
}

QString attribute(const char* name, const QString& value)
{
    return QStringLiteral(" %1=\"%2\"").arg(QLatin1String(name), value);
}

QString pathData(const QPainterPath& path)
{
    QStringList parts;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        const char* command = element.isMoveTo() ? "M" : element.isLineTo() ? "L" : "";
        if (element.type == QPainterPath::CurveToElement) {
            command = "C";
        }
        parts << QLatin1String(command) + number(element.x) + QLatin1Char(' ') + number(element.y);
    }
    return parts.join(QLatin1Char(' '));
}

QString transformAttribute(const QTransform& transform)
{
    if (transform.isIdentity()) {
        return {};
    }
    return attribute("transform",
                     QStringLiteral("matrix(%1 %2 %3 %4 %5 %6)")
                         .arg(transform.m11())
                         .arg(transform.m12())
                         .arg(transform.m21())
                         .arg(transform.m22())
                         .arg(transform.dx())
                         .arg(transform.dy()));
}

QString fillAttributes(const QBrush& brush)
{
    if (brush.style() == Qt::NoBrush) {
        return attribute("fill", QStringLiteral("none"));
    }
    const QColor color = brush.color();
    const QString fill = attribute("fill", color.name());
    return color.alpha() == 255 ? fill : fill + attribute("fill-opacity", number(color.alphaF()));
}

QString strokeAttributes(const QPen& pen)
{
    if (pen.style() == Qt::NoPen) {
        return {};
    }
    const double width = pen.widthF() > 0 ? pen.widthF() : 1;
    QString stroke
        = attribute("stroke", pen.color().name()) + attribute("stroke-width", number(width));
    if (pen.color().alpha() != 255) {
        stroke += attribute("stroke-opacity", number(pen.color().alphaF()));
    }
    QStringList dashes;
    for (const double dash : pen.dashPattern()) {
        dashes << number(dash * width);
    }
    return dashes.isEmpty() ? stroke
                            : stroke + attribute("stroke-dasharray", dashes.join(QLatin1Char(' ')));
}

QPaintEngine::PaintEngineFeatures supportedFeatures()
{
    return QPaintEngine::AllFeatures
        & ~(QPaintEngine::PatternBrush | QPaintEngine::PerspectiveTransform
            | QPaintEngine::ConicalGradientFill | QPaintEngine::PorterDuff);
}

} // namespace

class SvgEngine : public QPaintEngine
{
public:
    SvgEngine()
        : QPaintEngine(supportedFeatures())
    {}

    bool begin(QPaintDevice* /*device*/) override { return true; }
    bool end() override { return true; }
    [[nodiscard]] Type type() const override { return QPaintEngine::SVG; }

    void updateState(const QPaintEngineState& changed) override
    {
        const auto clips = QPaintEngine::DirtyClipPath | QPaintEngine::DirtyClipRegion
            | QPaintEngine::DirtyClipEnabled;
        if (changed.state() & clips) {
            updateClip();
        }
    }

    void drawPath(const QPainterPath& path) override
    {
        add(QStringLiteral("<path d=\"%1\"%2%3%4/>")
                .arg(pathData(path), fillAttributes(painter()->brush()),
                     strokeAttributes(painter()->pen()), placing()));
    }

    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override
    {
        QPainterPath path(points[0]);
        for (int i = 1; i < count; ++i) {
            path.lineTo(points[i]);
        }
        if (mode != PolylineMode) {
            path.closeSubpath();
        }
        const QBrush brush = mode == PolylineMode ? QBrush(Qt::NoBrush) : painter()->brush();
        add(QStringLiteral("<path d=\"%1\"%2%3%4/>")
                .arg(pathData(path), fillAttributes(brush), strokeAttributes(painter()->pen()),
                     placing()));
    }

    void drawTextItem(const QPointF& point, const QTextItem& item) override
    {
        const QFont font = item.font();
        const double size
            = font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * kDotsPerInch / 72;
        QString looks = attribute("font-family", font.family().toHtmlEscaped())
            + attribute("font-size", number(size))
            + attribute("fill", painter()->pen().color().name());
        if (font.weight() > QFont::Normal) {
            looks += attribute("font-weight", QString::number(static_cast<int>(font.weight())));
        }
        add(QStringLiteral("<text x=\"%1\" y=\"%2\" xml:space=\"preserve\"%3%4>%5</text>")
                .arg(number(point.x()), number(point.y()), looks, placing(),
                     item.text().toHtmlEscaped()));
    }

    void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        pixmap.copy(source.toRect()).save(&buffer, "PNG");
        add(QStringLiteral("<image x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\"%5 "
                           "href=\"data:image/png;base64,%6\"/>")
                .arg(number(target.x()), number(target.y()), number(target.width()),
                     number(target.height()), placing(), QString::fromLatin1(bytes.toBase64())));
    }

    [[nodiscard]] const QString& body() const { return m_body; }

private:
    [[nodiscard]] QString placing() const { return transformAttribute(painter()->transform()); }

    void add(const QString& element)
    {
        m_body += m_clip.isEmpty()
            ? element + QLatin1Char('\n')
            : QStringLiteral("<g clip-path=\"url(#%1)\">%2</g>\n").arg(m_clip, element);
    }

    /// In the picture's own coordinates, so that it does not move with what it clips.
    void updateClip()
    {
        m_clip.clear();
        if (!painter()->hasClipping()) {
            return;
        }
        m_clip = QStringLiteral("clip%1").arg(++m_clips);
        const QPainterPath path = painter()->transform().map(painter()->clipPath());
        m_body += QStringLiteral("<clipPath id=\"%1\"><path d=\"%2\"/></clipPath>\n")
                      .arg(m_clip, pathData(path));
    }

    QString m_body;
    QString m_clip; ///< id of the one in force; empty: none
    int m_clips = 0;
};

SvgDevice::SvgDevice(const QSize& size)
    : m_size(size)
    , m_engine(std::make_unique<SvgEngine>())
{}

SvgDevice::~SvgDevice() = default;

QByteArray SvgDevice::picture() const
{
    const QString head
        = QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\" "
                         "viewBox=\"0 0 %1 %2\">\n")
              .arg(m_size.width())
              .arg(m_size.height());
    return (head + m_engine->body() + QStringLiteral("</svg>\n")).toUtf8();
}

QPaintEngine* SvgDevice::paintEngine() const
{
    return m_engine.get();
}

int SvgDevice::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmWidth:
        return m_size.width();
    case PdmHeight:
        return m_size.height();
    case PdmWidthMM:
        return m_size.width() * 254 / kDotsPerInch / 10;
    case PdmHeightMM:
        return m_size.height() * 254 / kDotsPerInch / 10;
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return kDotsPerInch;
    case PdmDepth:
        return 32;
    case PdmNumColors:
        return INT_MAX;
    case PdmDevicePixelRatio:
        return 1;
    default:
        return QPaintDevice::metric(metric);
    }
}

} // namespace maskscope
