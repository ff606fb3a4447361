// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagram_layout.h"

#include "ui/text_size.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <utility>

namespace maskscope {

namespace {

constexpr double kLabelPadding = 6;
constexpr double kLabelGap = 8;
constexpr double kMostShare = 1;
constexpr double kRim = 1.5; ///< a line that ends so near to it goes on outside

/// The order that a layout begins with.
bool isAscending(const std::vector<std::size_t>& orders, const FrameGraph& graph)
{
    const auto middle = orders.begin() + static_cast<std::ptrdiff_t>(graph.waysIn.size());
    return std::is_sorted(orders.begin(), middle) && std::is_sorted(middle, orders.end());
}

double widthOf(const QString& text, const QFont& font)
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

} // namespace

DiagramMetrics DiagramMetrics::current()
{
    DiagramMetrics metrics;
    metrics.titleFont = fontOf(TextRole::Strong);
    metrics.detailFont = fontOf(TextRole::Small);
    metrics.shapeFont = fontOf(TextRole::Small);
    metrics.padding = spacing(8);
    metrics.framePadding = spacing(16);
    metrics.titleHeight = std::ceil(QFontMetricsF(metrics.titleFont).height());
    metrics.detailHeight = std::ceil(QFontMetricsF(metrics.detailFont).height());
    metrics.labelHeight = metrics.detailHeight + spacing(4);
    metrics.leastWidth = spacing(128);
    metrics.mostWidth = spacing(256);
    metrics.distances = {static_cast<double>(spacing(24)), static_cast<double>(spacing(12)),
                         static_cast<double>(spacing(24))};
    return metrics;
}

DiagramLayout::DiagramLayout(const BlockTree& tree, DiagramMetrics metrics)
    : m_tree(tree)
    , m_metrics(std::move(metrics))
    , m_graphs(tree)
    , m_unfolded{BlockTree::root()}
{}

void DiagramLayout::setMetrics(DiagramMetrics metrics)
{
    m_metrics = std::move(metrics);
    m_frames.clear();
    m_places.clear();
}

void DiagramLayout::setNumbersAt(std::optional<SequenceLength> length)
{
    if (m_numbersAt != length) {
        m_numbersAt = length;
        m_frames.clear();
        m_places.clear(); // labels have other widths, and so have blocks
    }
}

bool DiagramLayout::showsLabel(int frame, std::size_t net)
{
    const FrameGraph& graph = m_graphs.of(frame);
    const FrameNet& shown = graph.nets[net];
    if (shown.source < graph.children) {
        return !isUnfolded(m_tree.at(frame).children[shown.source]);
    }
    if (frame == BlockTree::root()) {
        return true;
    }
    // What comes in has its label outside, unless it parts here.
    const FrameGraph& around = m_graphs.of(m_tree.at(frame).parent);
    const std::size_t way = graph.waysIn[shown.source - graph.children];
    return around.nets[way].tensors.size() > shown.tensors.size();
}

DrawnShape DiagramLayout::labelOf(const FrameNet& net) const
{
    const std::vector<InspectedTensor>& tensors = m_tree.inspection()->tensors;
    DrawnShape text(tensors[net.tensors.front()].sizes, m_numbersAt);
    if (net.tensors.size() > 1) {
        text.append(QStringLiteral(" +%1").arg(net.tensors.size() - 1));
    }
    return text;
}

QSizeF DiagramLayout::sizeOf(const BlockWords& words, double labels) const
{
    const double text = std::max(widthOf(words.title, m_metrics.titleFont) + m_metrics.titleHeight,
                                 widthOf(words.detail, m_metrics.detailFont))
        + 2 * m_metrics.padding;
    const double width = std::clamp(text, m_metrics.leastWidth, m_metrics.mostWidth);
    const double height = 2 * m_metrics.padding + m_metrics.titleHeight
        + (words.detail.isEmpty() ? 0 : m_metrics.detailHeight);
    return {std::ceil(std::max(width, labels)), std::ceil(height)};
}

FrameGeometry::Node DiagramLayout::nodeOf(int block, const QRectF& place) const
{
    FrameGeometry::Node node;
    node.place = place;
    node.isUnfolded = isUnfolded(block);
    node.words = wordsOf(m_tree, block);
    const double room = place.width() - 2 * m_metrics.padding;
    const double sign = canUnfold(block) ? m_metrics.titleHeight : 0;
    node.words.title = QFontMetricsF(m_metrics.titleFont)
                           .elidedText(node.words.title, Qt::ElideRight, room - sign);
    node.words.detail
        = QFontMetricsF(m_metrics.detailFont).elidedText(node.words.detail, Qt::ElideRight, room);
    const double share = shareOf(m_tree, block).value_or(0);
    node.share = share > 0 ? std::min(share, kMostShare) : 0;
    return node;
}

QString DiagramLayout::nameOfWay(int frame, std::size_t node)
{
    const FrameGraph& graph = m_graphs.of(frame);
    if (frame != BlockTree::root()) {
        return {};
    }
    return graph.isWayIn(node)
        ? wayName(m_tree, graph.waysIn[node - graph.children], true)
        : wayName(m_tree, graph.waysOut[node - graph.children - graph.waysIn.size()], false);
}

QSizeF DiagramLayout::sizeOfWay(int frame, std::size_t node, double labels)
{
    if (frame != BlockTree::root()) {
        return {std::max(1.0, labels), 0};
    }
    const double name
        = widthOf(nameOfWay(frame, node), m_metrics.detailFont) + 4 * m_metrics.padding;
    return {std::ceil(std::max(labels, std::min(name, m_metrics.mostWidth))),
            m_metrics.labelHeight};
}

std::vector<LayoutNode> DiagramLayout::nodesOf(int frame)
{
    const FrameGraph& graph = m_graphs.of(frame);
    std::vector<double> labels(graph.nodes(), 0);
    for (std::size_t net = 0; net < graph.nets.size(); ++net) {
        if (showsLabel(frame, net)) {
            labels[graph.nets[net].source] += labelOf(graph.nets[net]).width(m_metrics.shapeFont)
                + 2 * kLabelPadding + kLabelGap;
        }
    }
    std::vector<LayoutNode> nodes;
    for (std::size_t i = 0; i < graph.children; ++i) {
        const int child = m_tree.at(frame).children[i];
        nodes.push_back({isUnfolded(child) ? this->frame(child).size
                                           : sizeOf(wordsOf(m_tree, child), labels[i])});
    }
    for (std::size_t node = graph.children; node < graph.nodes(); ++node) {
        nodes.push_back({sizeOfWay(frame, node, labels[node]),
                         graph.isWayIn(node) ? LayerPlace::First : LayerPlace::Last});
        if (const auto orders = m_wayOrders.find(frame); orders != m_wayOrders.end()) {
            nodes.back().order = orders->second[node - graph.children];
        }
    }
    return nodes;
}

std::vector<LayoutNet> DiagramLayout::netsOf(int frame)
{
    const FrameGraph& graph = m_graphs.of(frame);
    const std::vector<int>& children = m_tree.at(frame).children;
    std::vector<LayoutNet> nets;
    const auto wayOf = [](const std::vector<std::size_t>& ways, std::size_t net) {
        return static_cast<std::size_t>(std::find(ways.begin(), ways.end(), net) - ways.begin());
    };
    for (std::size_t net = 0; net < graph.nets.size(); ++net) {
        const FrameNet& known = graph.nets[net];
        LayoutNet placed;
        placed.source.node = known.source;
        if (known.source < graph.children && isUnfolded(children[known.source])) {
            const int child = children[known.source];
            const std::size_t way = wayOf(m_graphs.of(child).waysOut, net);
            placed.source.offset = this->frame(child).outOffsets[way];
        }
        for (const std::size_t target : known.targets) {
            LayoutNet::End end{target};
            if (target < graph.children && isUnfolded(children[target])) {
                const std::size_t way = wayOf(m_graphs.of(children[target]).waysIn, net);
                end.offset = this->frame(children[target]).inOffsets[way];
            }
            placed.targets.push_back(end);
        }
        placed.labelHeight = showsLabel(frame, net) ? m_metrics.labelHeight : 0;
        nets.push_back(std::move(placed));
    }
    return nets;
}

/// Where lines come to a frame from the left they enter it on the left: a first layout without the
/// ways of open frames tells their order.
void DiagramLayout::orderWaysOfChildren(int frame)
{
    const FrameGraph& graph = m_graphs.of(frame);
    const std::vector<int>& children = m_tree.at(frame).children;
    if (std::none_of(children.begin(), children.end(),
                     [this](int child) { return isUnfolded(child); })) {
        return;
    }
    std::vector<LayoutNet> nets = netsOf(frame);
    for (LayoutNet& net : nets) {
        net.source.offset.reset();
        for (LayoutNet::End& end : net.targets) {
            end.offset.reset();
        }
    }
    const LayeredLayout first = layOut(nodesOf(frame), nets, m_metrics.distances);
    for (std::size_t node = 0; node < children.size(); ++node) {
        if (isUnfolded(children[node])) {
            orderWays(children[node], node, graph, first);
        }
    }
}

void DiagramLayout::orderWays(int child, std::size_t node, const FrameGraph& around,
                              const LayeredLayout& layout)
{
    const FrameGraph& graph = m_graphs.of(child);
    std::vector<std::size_t> orders(graph.waysIn.size() + graph.waysOut.size(), 0);
    const auto sortWays = [&](const std::vector<std::size_t>& ways, std::size_t first, bool isIn) {
        std::vector<std::pair<double, std::size_t>> sorted;
        for (std::size_t way = 0; way < ways.size(); ++way) {
            const NetRoute& route = layout.nets[ways[way]];
            double x = route.start.x();
            for (const NetRoute::Tip& tip : route.tips) {
                const bool isHere = around.nets[ways[way]].targets[tip.target] == node;
                x = isIn && isHere ? tip.place.x() : x;
            }
            sorted.emplace_back(x, way);
        }
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            orders[first + sorted[i].second] = i;
        }
    };
    sortWays(graph.waysIn, 0, true);
    sortWays(graph.waysOut, graph.waysIn.size(), false);
    std::vector<std::size_t>& known = m_wayOrders[child];
    const bool isAsItWas = known == orders || (known.empty() && isAscending(orders, graph));
    known = std::move(orders);
    if (!isAsItWas) {
        m_frames.erase(child);
    }
}

FrameGeometry DiagramLayout::makeFrame(int frame)
{
    const FrameGraph& graph = m_graphs.of(frame);
    const bool isRoot = frame == BlockTree::root();
    const auto kept = m_places.find(frame);
    orderWaysOfChildren(frame);
    LayeredLayout layout = kept != m_places.end()
        ? kept->second
        : layOut(nodesOf(frame), netsOf(frame), m_metrics.distances);
    FrameGeometry geometry;
    geometry.words = wordsOf(m_tree, frame);
    const double header = widthOf(geometry.words.title, m_metrics.titleFont)
        + widthOf(geometry.words.detail, m_metrics.detailFont) + 5 * m_metrics.padding
        + m_metrics.titleHeight;
    const double width = std::ceil(std::max(layout.size.width() + 2 * m_metrics.framePadding,
                                            isRoot ? 0 : std::min(header, m_metrics.mostWidth)));
    const double above = graph.waysIn.empty() ? m_metrics.padding : 0;
    const double below = graph.waysOut.empty() ? m_metrics.framePadding : 0;
    geometry.shift = QPointF(std::round((width - layout.size.width()) / 2),
                             isRoot ? m_metrics.framePadding : m_metrics.headerHeight() + above);
    geometry.size = QSizeF(width,
                           geometry.shift.y() + layout.size.height()
                               + (isRoot ? m_metrics.framePadding : below));
    addNodes(frame, layout, geometry);
    addNets(frame, layout, geometry);
    return geometry;
}

void DiagramLayout::addNodes(int frame, const LayeredLayout& layout, FrameGeometry& geometry)
{
    const FrameGraph& graph = m_graphs.of(frame);
    for (std::size_t node = 0; node < graph.nodes(); ++node) {
        const QRectF place = layout.nodes[node].translated(geometry.shift);
        if (node < graph.children) {
            geometry.children.push_back(nodeOf(m_tree.at(frame).children[node], place));
            continue;
        }
        (graph.isWayIn(node) ? geometry.inOffsets : geometry.outOffsets)
            .push_back(place.center().x());
        const QString name = QFontMetricsF(m_metrics.detailFont)
                                 .elidedText(nameOfWay(frame, node), Qt::ElideRight,
                                             place.width() - 2 * m_metrics.padding);
        geometry.ways.push_back({place, {name, {}}, 0, false});
    }
}

void DiagramLayout::addNets(int frame, LayeredLayout& layout, FrameGeometry& geometry)
{
    const FrameGraph& graph = m_graphs.of(frame);
    geometry.labels.resize(graph.nets.size());
    for (std::size_t net = 0; net < graph.nets.size(); ++net) {
        NetRoute route = std::move(layout.nets[net]);
        route.path.translate(geometry.shift);
        route.start += geometry.shift;
        for (NetRoute::Tip& tip : route.tips) {
            tip.place += geometry.shift;
        }
        if (frame != BlockTree::root() && !graph.waysOut.empty()) { // no tips at the rim
            std::erase_if(route.tips, [&geometry](const NetRoute::Tip& tip) {
                return tip.place.y() >= geometry.size.height() - kRim;
            });
        }
        const std::size_t tensor = graph.nets[net].tensors.front();
        geometry.origins.push_back(mainOrigin(m_tree.inspection()->tensors[tensor].sizes));
        if (showsLabel(frame, net)) {
            DrawnShape text = labelOf(graph.nets[net]);
            const double width = text.width(m_metrics.shapeFont) + 2 * kLabelPadding;
            geometry.labels[net] = {std::move(text),
                                    QRectF(route.start.x() - width / 2, route.start.y() + 4, width,
                                           m_metrics.labelHeight - 4)};
        }
        geometry.nets.push_back(std::move(route));
    }
}

const FrameGeometry& DiagramLayout::frame(int frame)
{
    const auto known = m_frames.find(frame);
    if (known != m_frames.end()) {
        return known->second;
    }
    FrameGeometry made = makeFrame(frame);
    return m_frames[frame] = std::move(made);
}

void DiagramLayout::setPlaces(int frame, LayeredLayout layout)
{
    m_places[frame] = std::move(layout);
    forget(frame);
}

} // namespace maskscope
