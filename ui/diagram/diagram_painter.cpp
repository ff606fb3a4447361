// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagram_painter.h"

#include "ui/shape_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace maskscope {

namespace {

constexpr double kRadius = 6;
constexpr double kSmallestText = 5; ///< height in pixels that is still drawn
constexpr double kSmallestBlock = 3; ///< lower ones become a plain area
constexpr double kSmallestFrame = 20; ///< narrower ones hide what is inside
constexpr double kFinestLines = 0.12; ///< scale below which lines are one pixel wide
constexpr double kNoLines = 0.03;
constexpr double kTint = 0.035; ///< of every other frame
constexpr double kSheet = 4; ///< how far the sheets of a stack stand out
constexpr double kShareHeight = 3;
constexpr double kLeastShare = 0.005;
constexpr double kTipLength = 7;
constexpr double kTipWidth = 4;

QPainterPath tipAt(const QPointF& end)
{
    QPainterPath tip(end);
    tip.lineTo(end + QPointF(-kTipWidth, -kTipLength));
    tip.lineTo(end + QPointF(kTipWidth, -kTipLength));
    tip.closeSubpath();
    return tip;
}

QColor between(const QColor& back, const QColor& front, double share)
{
    const auto mix = [share](float a, float b) { return a + (b - a) * static_cast<float>(share); };
    return QColor::fromRgbF(mix(back.redF(), front.redF()), mix(back.greenF(), front.greenF()),
                            mix(back.blueF(), front.blueF()));
}

QColor faded(QColor color, double share)
{
    color.setAlphaF(static_cast<float>(share));
    return color;
}

} // namespace

DiagramPainter::DiagramPainter(QPainter& painter, DiagramLayout& layout, const ColorScheme& scheme,
                               const DiagramMarks& marks)
    : m_painter(painter)
    , m_layout(layout)
    , m_scheme(scheme)
    , m_marks(marks)
{}

void DiagramPainter::paint(const QRectF& exposed, double scale)
{
    m_exposed = exposed;
    m_scale = scale;
    m_painter.setRenderHint(QPainter::Antialiasing, scale > kFinestLines);
    if (!m_layout.tree().isEmpty()) {
        paintFrame(BlockTree::root(), {0, 0}, 0);
    }
}

/// Frames in frames take turns, so that deep ones do not grow dark.
QColor DiagramPainter::groundAt(int depth) const
{
    return depth % 2 == 0 ? m_scheme.ground : between(m_scheme.ground, m_scheme.text, kTint);
}

bool DiagramPainter::isReadable() const
{
    return m_layout.metrics().detailHeight * m_scale >= kSmallestText;
}

QRectF DiagramPainter::signPlace(const QRectF& block, const DiagramMetrics& metrics)
{
    const double side = metrics.titleHeight;
    return {block.right() - metrics.padding - side + 2, block.top() + metrics.padding, side, side};
}

QPen DiagramPainter::outlineOf(int block) const
{
    const bool isCurrent = block == m_marks.current;
    const bool isPart = m_layout.tree().at(block).kind == BlockKind::Part;
    QPen pen(m_scheme.isDark ? m_scheme.line.lighter(130) : m_scheme.line.darker(108), 1);
    if (isCurrent || block == m_marks.hovered) {
        pen = QPen(m_scheme.accent, isCurrent ? m_marks.hasFocus ? 2.5 : 2 : 1);
    } else if (isPart || !m_layout.tree().wasCalled(block)) {
        pen.setStyle(Qt::DashLine);
    }
    pen.setCosmetic(m_scale < 1); // never thinner than it can be seen
    return pen;
}

void DiagramPainter::paintFrame(int frame, const QPointF& corner, int depth)
{
    const FrameGeometry& geometry = m_layout.frame(frame);
    const QRectF place(corner, geometry.size);
    if (depth > 0) {
        m_painter.setPen(outlineOf(frame));
        m_painter.setBrush(groundAt(depth));
        m_painter.drawRoundedRect(place, kRadius, kRadius);
        paintHeader(frame, place);
    }
    paintNets(frame, corner);
    paintLabels(geometry, corner, depth);
    paintWays(frame, geometry, corner);
    paintChildren(frame, geometry, corner, depth);
}

void DiagramPainter::paintHeader(int frame, const QRectF& place)
{
    if (!isReadable()) {
        return;
    }
    const DiagramMetrics& metrics = m_layout.metrics();
    const BlockWords& words = m_layout.frame(frame).words;
    const QRectF sign = signPlace(place, metrics);
    const QFontMetricsF titleMetrics(metrics.titleFont);
    const double left = place.left() + metrics.padding + 2;
    const double room = sign.left() - metrics.padding - left;
    const QString title = titleMetrics.elidedText(words.title, Qt::ElideRight, room);
    const double y = place.top() + metrics.padding + titleMetrics.ascent();
    m_painter.setFont(metrics.titleFont);
    m_painter.setPen(m_scheme.text);
    m_painter.drawText(QPointF(left, y), title);
    const double after = left + titleMetrics.horizontalAdvance(title) + metrics.padding;
    m_painter.setFont(metrics.detailFont);
    m_painter.setPen(m_scheme.muted);
    m_painter.drawText(QPointF(after, y),
                       QFontMetricsF(metrics.detailFont)
                           .elidedText(words.detail, Qt::ElideRight,
                                       std::max(0.0, sign.left() - metrics.padding - after)));
    paintSign(place, true);
}

bool DiagramPainter::isMarked(int frame, const FrameNet& net)
{
    const std::vector<int>& children = m_layout.tree().at(frame).children;
    const auto isCurrent = [&](std::size_t node) {
        return node < children.size() && children[node] == m_marks.current;
    };
    return isCurrent(net.source) || std::any_of(net.targets.begin(), net.targets.end(), isCurrent);
}

void DiagramPainter::paintNets(int frame, const QPointF& corner)
{
    if (m_scale < kNoLines) {
        return;
    }
    const FrameGraph& graph = m_layout.graph(frame);
    const FrameGeometry& geometry = m_layout.frame(frame);
    const QRectF exposed = m_exposed.translated(-corner);
    m_painter.translate(corner);
    for (const bool marked : {false, true}) { // those of the current block on top
        for (std::size_t net = 0; net < graph.nets.size(); ++net) {
            const QRectF reach = geometry.nets[net].path.controlPointRect().adjusted(-8, -8, 8, 8);
            if (reach.intersects(exposed) && isMarked(frame, graph.nets[net]) == marked) {
                paintNet(geometry, net, marked);
            }
        }
    }
    m_painter.translate(-corner);
}

void DiagramPainter::paintNet(const FrameGeometry& geometry, std::size_t net, bool isMarked)
{
    const SizeOrigin origin = geometry.origins[net];
    const QColor color = faded(originColor(origin, m_scheme), isMarked ? 1 : 0.7);
    QPen pen(color, isMarked ? 2.4 : 1.4);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (m_scale <= kFinestLines) {
        pen = QPen(color, 0);
    } else if (origin == SizeOrigin::Recording) {
        pen.setDashPattern({4, 3});
    }
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(geometry.nets[net].path);
    if (isReadable()) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
        for (const NetRoute::Tip& tip : geometry.nets[net].tips) {
            m_painter.drawPath(tipAt(tip.place));
        }
    }
}

void DiagramPainter::paintLabels(const FrameGeometry& geometry, const QPointF& corner, int depth)
{
    if (!isReadable()) {
        return;
    }
    const QFont& font = m_layout.metrics().shapeFont;
    const QFontMetricsF metrics(font);
    for (const FrameGeometry::Label& label : geometry.labels) {
        const QRectF place = label.place.translated(corner);
        if (label.text.pieces().empty() || !place.intersects(m_exposed)) {
            continue;
        }
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(groundAt(depth));
        m_painter.drawRoundedRect(place, kRadius, kRadius);
        const double y = place.center().y() + (metrics.ascent() - metrics.descent()) / 2;
        const double x = place.center().x() - label.text.width(font) / 2;
        label.text.paint(m_painter, QPointF(x, y), font, m_scheme);
    }
}

void DiagramPainter::paintWays(int frame, const FrameGeometry& geometry, const QPointF& corner)
{
    if (frame != BlockTree::root()) {
        return;
    }
    const DiagramMetrics& metrics = m_layout.metrics();
    for (const FrameGeometry::Node& way : geometry.ways) {
        const QRectF place = way.place.translated(corner);
        if (!place.intersects(m_exposed)) {
            continue;
        }
        m_painter.setPen(QPen(m_scheme.muted, 1));
        m_painter.setBrush(m_scheme.ground);
        m_painter.drawRoundedRect(place, place.height() / 2, place.height() / 2);
        if (isReadable()) {
            m_painter.setFont(metrics.detailFont);
            m_painter.setPen(m_scheme.text);
            m_painter.drawText(place, Qt::AlignCenter, way.words.title);
        }
    }
}

void DiagramPainter::paintChildren(int frame, const FrameGeometry& geometry, const QPointF& corner,
                                   int depth)
{
    const std::vector<int>& children = m_layout.tree().at(frame).children;
    for (std::size_t i = 0; i < children.size(); ++i) {
        const FrameGeometry::Node& node = geometry.children[i];
        const QRectF place = node.place.translated(corner);
        if (!place.adjusted(-kSheet, -kSheet, kSheet, kSheet).intersects(m_exposed)) {
            continue;
        }
        if (node.isUnfolded && place.width() * m_scale >= kSmallestFrame) {
            paintFrame(children[i], place.topLeft(), depth + 1);
        } else {
            paintBlock(children[i], node, place);
        }
    }
}

void DiagramPainter::paintBlock(int block, const FrameGeometry::Node& node, const QRectF& place)
{
    if (place.height() * m_scale < kSmallestBlock) {
        m_painter.fillRect(place,
                           block == m_marks.current ? m_scheme.accent : faded(m_scheme.muted, 0.5));
        return;
    }
    paintBody(block, place);
    if (node.isUnfolded || !isReadable()) {
        return;
    }
    paintShare(node, place);
    paintWords(block, node, place);
    if (m_layout.canUnfold(block)) {
        paintSign(place, false);
    }
}

void DiagramPainter::paintBody(int block, const QRectF& place)
{
    m_painter.setPen(outlineOf(block));
    const bool isOperator = m_layout.tree().at(block).kind == BlockKind::Operator;
    m_painter.setBrush(isOperator ? m_scheme.ground : m_scheme.surface);
    if (m_layout.tree().at(block).kind == BlockKind::Repeats) {
        for (const double out : {kSheet, kSheet / 2}) {
            m_painter.drawRoundedRect(place.translated(out, out), kRadius, kRadius);
        }
    }
    m_painter.drawRoundedRect(place, kRadius, kRadius);
}

void DiagramPainter::paintWords(int block, const FrameGeometry::Node& node, const QRectF& place)
{
    const DiagramMetrics& metrics = m_layout.metrics();
    const QFontMetricsF titleMetrics(metrics.titleFont);
    const QPointF start = place.topLeft() + QPointF(metrics.padding + 2, metrics.padding);
    m_painter.setFont(metrics.titleFont);
    m_painter.setPen(m_layout.tree().wasCalled(block) ? m_scheme.text : m_scheme.muted);
    m_painter.drawText(start + QPointF(0, titleMetrics.ascent()), node.words.title);
    m_painter.setFont(metrics.detailFont);
    m_painter.setPen(m_scheme.muted);
    m_painter.drawText(
        start + QPointF(0, metrics.titleHeight + QFontMetricsF(metrics.detailFont).ascent()),
        node.words.detail);
}

/// How much of the time is spent here, as a bar along the lower edge.
void DiagramPainter::paintShare(const FrameGeometry::Node& node, const QRectF& place)
{
    if (node.share < kLeastShare) {
        return;
    }
    const QRectF inside = place.adjusted(kRadius, 0, -kRadius, 0);
    const QRectF bar(inside.left(), place.bottom() - kShareHeight,
                     std::max(kShareHeight, inside.width() * node.share), kShareHeight);
    m_painter.fillRect(bar, faded(m_scheme.accent, 0.75));
}

void DiagramPainter::paintSign(const QRectF& block, bool isUnfolded)
{
    const QRectF place = signPlace(block, m_layout.metrics());
    const QPointF middle = place.center();
    const double arm = place.width() / 4;
    m_painter.setPen(QPen(m_scheme.muted, 1.6, Qt::SolidLine, Qt::RoundCap));
    m_painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0));
    if (!isUnfolded) {
        m_painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm));
    }
}

} // namespace maskscope
