// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/layered_layout.h"

#include "ui/diagram/layered_graph.h"

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

constexpr double kWiderThanHigh = 1.6; ///< of the rows of nodes without nets
constexpr double kMostExtra = 48; ///< more room between layers where lines run far across
constexpr double kExtraShare = 0.06;

/// Tops and bottoms of the layers.
struct Bands
{
    std::vector<double> tops;
    std::vector<double> bottoms;
    double end = 0;
};

class Routing
{
public:
    Routing(const std::vector<LayoutNode>& nodes, const std::vector<LayoutNet>& nets,
            const LayoutSpacing& spacing)
        : m_nodes(nodes)
        , m_nets(nets)
        , m_spacing(spacing)
        , m_graph(makeLayers(nodes, nets))
    {
        orderLayers(m_graph);
        spreadEnds(m_graph, nets);
        placeAcross(m_graph, spacing);
    }

    LayeredLayout run()
    {
        m_layout.nodes.resize(m_nodes.size());
        m_layout.nets.resize(m_nets.size());
        placeBands();
        placeNodes();
        for (const LayeredGraph::Link& link : m_graph.links) {
            route(link);
        }
        routeBack();
        placeLoose();
        m_layout.size = QSizeF(m_width, m_bands.end);
        return std::move(m_layout);
    }

private:
    [[nodiscard]] double upperX(const LayeredGraph::Link& link) const
    {
        return m_graph.vertices[link.upper].left + link.upperOffset;
    }
    [[nodiscard]] double lowerX(const LayeredGraph::Link& link) const
    {
        return m_graph.vertices[link.lower].left + link.lowerOffset;
    }

    void placeBands()
    {
        const std::size_t layers = m_graph.layers.size();
        std::vector<double> gaps(layers, m_spacing.below);
        for (const LayeredGraph::Link& link : m_graph.links) {
            const LayeredGraph::Vertex& upper = m_graph.vertices[link.upper];
            const double label = upper.isBend ? 0 : m_nets[link.net].labelHeight;
            const double across = std::abs(upperX(link) - lowerX(link));
            double& gap = gaps[upper.layer];
            gap = std::max(gap,
                           m_spacing.below + label + std::min(kMostExtra, across * kExtraShare));
        }
        double y = 0;
        for (std::size_t layer = 0; layer < layers; ++layer) {
            double height = 0;
            for (const std::size_t vertex : m_graph.layers[layer]) {
                height = std::max(height, m_graph.vertices[vertex].height);
            }
            m_bands.tops.push_back(y);
            m_bands.bottoms.push_back(y + height);
            m_bands.end = y + height;
            y += height + std::round(gaps[layer]);
        }
    }

    void placeNodes()
    {
        for (std::size_t layer = 0; layer < m_graph.layers.size(); ++layer) {
            for (const std::size_t index : m_graph.layers[layer]) {
                const LayeredGraph::Vertex& vertex = m_graph.vertices[index];
                m_width = std::max(m_width, vertex.left + vertex.width);
                if (!vertex.isBend) {
                    m_layout.nodes[index]
                        = QRectF(vertex.left, m_bands.tops[layer], vertex.width, vertex.height);
                }
            }
        }
    }

    void route(const LayeredGraph::Link& link)
    {
        const LayeredGraph::Vertex& upper = m_graph.vertices[link.upper];
        const LayeredGraph::Vertex& lower = m_graph.vertices[link.lower];
        NetRoute& net = m_layout.nets[link.net];
        const double fromY = upper.isBend ? m_bands.bottoms[upper.layer]
                                          : m_bands.tops[upper.layer] + upper.height;
        const QPointF from(upperX(link), fromY);
        const QPointF to(lowerX(link), m_bands.tops[lower.layer]);
        if (!upper.isBend) {
            net.start = from;
        }
        net.path.moveTo(from);
        bend(net.path, std::max(fromY, curveTop(link, upper)), to);
        if (lower.isBend) {
            net.path.lineTo(to.x(), m_bands.bottoms[lower.layer]);
        } else {
            net.tips.push_back({to, link.target});
        }
    }

    /// Lines leave their label straight before they bend.
    [[nodiscard]] double curveTop(const LayeredGraph::Link& link,
                                  const LayeredGraph::Vertex& upper) const
    {
        return m_bands.bottoms[upper.layer] + (upper.isBend ? 0 : m_nets[link.net].labelHeight);
    }

    static void bend(QPainterPath& path, double fromY, const QPointF& to)
    {
        const double x = path.currentPosition().x();
        if (std::abs(x - to.x()) < 1) {
            path.lineTo(to.x(), to.y());
            return;
        }
        path.lineTo(x, fromY);
        const double middle = (fromY + to.y()) / 2;
        path.cubicTo(QPointF(x, middle), QPointF(to.x(), middle), to);
    }

    /// Out below the source, up right of everything, and in from above.
    void routeBack()
    {
        const double reach = m_spacing.below / 3;
        for (const LayeredGraph::BackLine& line : m_graph.back) {
            NetRoute& net = m_layout.nets[line.net];
            const QRectF& source = m_layout.nodes[m_nets[line.net].source.node];
            const QRectF& target = m_layout.nodes[m_nets[line.net].targets[line.target].node];
            m_width += m_spacing.lane;
            const QPointF from(std::max(source.center().x(), source.right() - reach),
                               source.bottom());
            const QPointF to(std::max(target.center().x(), target.right() - reach), target.top());
            const std::size_t layer = m_graph.vertices[m_nets[line.net].source.node].layer;
            const double low = m_bands.bottoms[layer] + reach;
            net.start = net.path.isEmpty() ? from : net.start;
            net.path.moveTo(from);
            net.path.lineTo(from.x(), low - reach);
            net.path.quadTo(QPointF(from.x(), low), QPointF(from.x() + reach, low));
            net.path.lineTo(m_width - reach, low);
            net.path.quadTo(QPointF(m_width, low), QPointF(m_width, low - reach));
            net.path.lineTo(m_width, to.y());
            net.path.quadTo(QPointF(m_width, to.y() - reach),
                            QPointF(m_width - reach, to.y() - reach));
            net.path.lineTo(to.x() + reach, to.y() - reach);
            net.path.quadTo(QPointF(to.x(), to.y() - reach), to);
            net.tips.push_back({to, line.target});
            m_bands.end = std::max(m_bands.end, low);
        }
    }

    void placeLoose()
    {
        double area = 0;
        for (const std::size_t node : m_graph.loose) {
            area += (m_nodes[node].size.width() + m_spacing.beside)
                * (m_nodes[node].size.height() + m_spacing.beside);
        }
        const double most = std::max(m_width, std::sqrt(area * kWiderThanHigh));
        QPointF corner(
            0, m_graph.layers.empty() || m_graph.loose.empty() ? 0 : m_bands.end + m_spacing.below);
        double rowHeight = 0;
        for (const std::size_t node : m_graph.loose) {
            const QSizeF& size = m_nodes[node].size;
            if (corner.x() > 0 && corner.x() + size.width() > most) {
                corner = QPointF(0, corner.y() + rowHeight + m_spacing.beside);
                rowHeight = 0;
            }
            m_layout.nodes[node] = QRectF(corner, size);
            rowHeight = std::max(rowHeight, size.height());
            m_width = std::max(m_width, corner.x() + size.width());
            m_bands.end = std::max(m_bands.end, corner.y() + rowHeight);
            corner.rx() += size.width() + m_spacing.beside;
        }
    }

    const std::vector<LayoutNode>& m_nodes;
    const std::vector<LayoutNet>& m_nets;
    const LayoutSpacing& m_spacing;
    LayeredGraph m_graph;
    Bands m_bands;
    double m_width = 0;
    LayeredLayout m_layout;
};

} // namespace

LayeredLayout layOut(const std::vector<LayoutNode>& nodes, const std::vector<LayoutNet>& nets,
                     const LayoutSpacing& spacing)
{
    return Routing(nodes, nets, spacing).run();
}

} // namespace maskscope
