// SPDX-License-Identifier: GPL-3.0-or-later
// Which node stands in which layer, and in which order there.
#include "ui/diagram/layered_graph.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace maskscope {

namespace {

constexpr int kSweeps = 16;

/// Layers of nodes from the nets that go with the stream.
class Ranking
{
public:
    Ranking(const std::vector<LayoutNode>& nodes, const std::vector<LayoutNet>& nets)
        : m_nodes(nodes)
        , m_nets(nets)
        , m_layers(nodes.size(), 0)
        , m_isLinked(nodes.size(), false)
        , m_outgoing(nodes.size())
        , m_hasIncoming(nodes.size(), false)
    {
        rank();
    }

    [[nodiscard]] std::size_t layerOf(std::size_t node) const { return m_layers[node]; }
    [[nodiscard]] bool isLinked(std::size_t node) const { return m_isLinked[node]; }
    [[nodiscard]] bool exists(std::size_t node) const { return node < m_nodes.size(); }
    [[nodiscard]] bool isForward(std::size_t from, std::size_t to) const
    {
        return order(from) < order(to);
    }

private:
    [[nodiscard]] std::size_t order(std::size_t node) const
    {
        switch (m_nodes[node].place) {
        case LayerPlace::First:
            return 0;
        case LayerPlace::Last:
            return m_nodes.size() + 1;
        case LayerPlace::Free:
            break;
        }
        return node + 1;
    }

    void readNets()
    {
        for (const LayoutNet& net : m_nets) {
            for (const LayoutNet::End& target : net.targets) {
                if (!exists(net.source.node) || !exists(target.node)
                    || target.node == net.source.node) {
                    continue;
                }
                m_isLinked[net.source.node] = true;
                m_isLinked[target.node] = true;
                if (isForward(net.source.node, target.node)) {
                    m_outgoing[net.source.node].push_back(target.node);
                    m_hasIncoming[target.node] = true;
                }
            }
        }
    }

    void rank()
    {
        readNets();
        std::vector<std::size_t> sorted(m_nodes.size());
        std::iota(sorted.begin(), sorted.end(), std::size_t{0});
        std::stable_sort(sorted.begin(), sorted.end(),
                         [this](std::size_t a, std::size_t b) { return order(a) < order(b); });
        const bool hasFirst
            = std::any_of(m_nodes.begin(), m_nodes.end(),
                          [](const LayoutNode& node) { return node.place == LayerPlace::First; });
        std::size_t deepest = 0;
        for (const std::size_t node : sorted) {
            if (hasFirst && m_nodes[node].place != LayerPlace::First) {
                m_layers[node] = std::max<std::size_t>(m_layers[node], 1);
            }
            for (const std::size_t target : m_outgoing[node]) {
                m_layers[target] = std::max(m_layers[target], m_layers[node] + 1);
            }
            if (m_nodes[node].place != LayerPlace::Last && m_isLinked[node]) {
                deepest = std::max(deepest, m_layers[node]);
            }
        }
        pullDown(sorted);
        for (std::size_t node = 0; node < m_nodes.size(); ++node) {
            if (m_nodes[node].place == LayerPlace::Last) {
                m_layers[node] = deepest + 1;
            }
        }
    }

    /// What reads nothing stands right above what reads it.
    void pullDown(const std::vector<std::size_t>& sorted)
    {
        for (auto node = sorted.rbegin(); node != sorted.rend(); ++node) {
            const std::vector<std::size_t>& targets = m_outgoing[*node];
            if (m_hasIncoming[*node] || m_nodes[*node].place != LayerPlace::Free) {
                continue;
            }
            std::size_t nearest = std::numeric_limits<std::size_t>::max();
            for (const std::size_t target : targets) {
                if (m_nodes[target].place == LayerPlace::Free) {
                    nearest = std::min(nearest, m_layers[target]);
                }
            }
            if (nearest != std::numeric_limits<std::size_t>::max()) {
                m_layers[*node] = std::max(m_layers[*node], nearest - 1);
            }
        }
    }

    const std::vector<LayoutNode>& m_nodes;
    const std::vector<LayoutNet>& m_nets;
    std::vector<std::size_t> m_layers;
    std::vector<bool> m_isLinked;
    std::vector<std::vector<std::size_t>> m_outgoing;
    std::vector<bool> m_hasIncoming;
};

std::size_t addVertex(LayeredGraph& graph, std::size_t layer, bool isBend)
{
    if (graph.layers.size() <= layer) {
        graph.layers.resize(layer + 1);
    }
    graph.layers[layer].push_back(graph.vertices.size());
    LayeredGraph::Vertex vertex;
    vertex.layer = layer;
    vertex.isBend = isBend;
    graph.vertices.push_back(vertex);
    return graph.vertices.size() - 1;
}

void addLink(LayeredGraph& graph, std::size_t upper, std::size_t lower, std::size_t net,
             std::size_t target)
{
    graph.vertices[upper].down.push_back(graph.links.size());
    graph.vertices[lower].up.push_back(graph.links.size());
    graph.links.push_back({upper, lower, net, target});
}

void addNet(LayeredGraph& graph, const Ranking& ranking, const LayoutNet& net, std::size_t index)
{
    const std::size_t source = net.source.node;
    if (!ranking.exists(source)) {
        return;
    }
    std::vector<std::pair<std::size_t, std::size_t>> targets; // layer, place in net.targets
    for (std::size_t i = 0; i < net.targets.size(); ++i) {
        const std::size_t node = net.targets[i].node;
        if (!ranking.exists(node) || node == source) {
            continue;
        }
        if (ranking.isForward(source, node)) {
            targets.emplace_back(ranking.layerOf(node), i);
        } else {
            graph.back.push_back({index, i});
        }
    }
    std::sort(targets.begin(), targets.end());
    std::size_t upper = source;
    for (const auto& [layer, target] : targets) {
        while (graph.vertices[upper].layer + 1 < layer) {
            const std::size_t bend = addVertex(graph, graph.vertices[upper].layer + 1, true);
            addLink(graph, upper, bend, index, net.targets.size());
            upper = bend;
        }
        addLink(graph, upper, net.targets[target].node, index, target);
    }
}

double barycenter(const LayeredGraph& graph, std::size_t vertex, bool fromAbove)
{
    const LayeredGraph::Vertex& placed = graph.vertices[vertex];
    const std::vector<std::size_t>& links = fromAbove ? placed.up : placed.down;
    if (links.empty()) {
        return static_cast<double>(placed.place);
    }
    double total = 0;
    for (const std::size_t link : links) {
        const std::size_t other = fromAbove ? graph.links[link].upper : graph.links[link].lower;
        total += static_cast<double>(graph.vertices[other].place);
    }
    return total / static_cast<double>(links.size());
}

void sweep(LayeredGraph& graph, bool downwards)
{
    for (std::size_t step = 1; step < graph.layers.size(); ++step) {
        const std::size_t layer = downwards ? step : graph.layers.size() - 1 - step;
        if (graph.layers[layer].empty() || graph.vertices[graph.layers[layer].front()].isFixed) {
            continue;
        }
        std::vector<std::pair<double, std::size_t>> keyed;
        for (const std::size_t vertex : graph.layers[layer]) {
            keyed.emplace_back(barycenter(graph, vertex, downwards), vertex);
        }
        std::stable_sort(keyed.begin(), keyed.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        std::transform(keyed.begin(), keyed.end(), graph.layers[layer].begin(),
                       [](const auto& pair) { return pair.second; });
        graph.place(layer);
    }
}

/// Pairs of links between two layers that cross, by a Fenwick tree over the places below.
std::size_t crossingsBelow(const LayeredGraph& graph, std::size_t layer)
{
    std::vector<std::pair<std::size_t, std::size_t>> ends;
    for (const std::size_t vertex : graph.layers[layer]) {
        for (const std::size_t link : graph.vertices[vertex].down) {
            ends.emplace_back(graph.vertices[vertex].place,
                              graph.vertices[graph.links[link].lower].place);
        }
    }
    std::sort(ends.begin(), ends.end());
    std::vector<std::size_t> tree(graph.layers[layer + 1].size() + 1, 0);
    std::size_t found = 0;
    for (std::size_t seen = 0; seen < ends.size(); ++seen) {
        std::size_t notRightOf = 0;
        for (std::size_t i = ends[seen].second + 1; i > 0; i -= i & (~i + 1)) {
            notRightOf += tree[i];
        }
        found += seen - notRightOf;
        for (std::size_t i = ends[seen].second + 1; i < tree.size(); i += i & (~i + 1)) {
            ++tree[i];
        }
    }
    return found;
}

/// Ways whose order is given stand in it.
void fixOrder(LayeredGraph& graph, const std::vector<LayoutNode>& nodes)
{
    for (std::vector<std::size_t>& layer : graph.layers) {
        const bool isGiven = std::all_of(layer.begin(), layer.end(), [&](std::size_t vertex) {
            return vertex < nodes.size() && nodes[vertex].order.has_value();
        });
        if (isGiven) {
            std::stable_sort(layer.begin(), layer.end(), [&](std::size_t a, std::size_t b) {
                return *nodes[a].order < *nodes[b].order;
            });
            for (const std::size_t vertex : layer) {
                graph.vertices[vertex].isFixed = true;
            }
        }
    }
}

} // namespace

void LayeredGraph::place(std::size_t layer)
{
    for (std::size_t i = 0; i < layers[layer].size(); ++i) {
        vertices[layers[layer][i]].place = i;
    }
}

LayeredGraph makeLayers(const std::vector<LayoutNode>& nodes, const std::vector<LayoutNet>& nets)
{
    LayeredGraph graph;
    const Ranking ranking(nodes, nets);
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (ranking.isLinked(node) || nodes[node].place != LayerPlace::Free) {
            addVertex(graph, ranking.layerOf(node), false);
        } else {
            graph.loose.push_back(node);
            graph.vertices.emplace_back();
        }
        graph.vertices.back().width = nodes[node].size.width();
        graph.vertices.back().height = nodes[node].size.height();
    }
    for (std::size_t net = 0; net < nets.size(); ++net) {
        addNet(graph, ranking, nets[net], net);
    }
    fixOrder(graph, nodes);
    for (std::size_t layer = 0; layer < graph.layers.size(); ++layer) {
        graph.place(layer);
    }
    return graph;
}

std::size_t crossings(const LayeredGraph& graph)
{
    std::size_t found = 0;
    for (std::size_t layer = 0; layer + 1 < graph.layers.size(); ++layer) {
        found += crossingsBelow(graph, layer);
    }
    return found;
}

void orderLayers(LayeredGraph& graph)
{
    std::vector<std::vector<std::size_t>> best = graph.layers;
    std::size_t fewest = crossings(graph);
    for (int i = 0; i < kSweeps && fewest > 0; ++i) {
        sweep(graph, i % 2 == 0);
        if (const std::size_t found = crossings(graph); found < fewest) {
            fewest = found;
            best = graph.layers;
        }
    }
    graph.layers = std::move(best);
    for (std::size_t layer = 0; layer < graph.layers.size(); ++layer) {
        graph.place(layer);
    }
}

} // namespace maskscope
