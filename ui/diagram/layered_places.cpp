// SPDX-License-Identifier: GPL-3.0-or-later
// Where in its layer each vertex of a LayeredGraph stands.
#include "ui/diagram/layered_graph.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace maskscope {

namespace {

constexpr int kRoughPasses = 12; ///< by the neighbours on one side
constexpr int kFinePasses = 40; ///< by those on both
constexpr double kStill = 0.05; ///< movement that ends them
constexpr double kTopEnds = 18; ///< between ends on the upper side, at most
constexpr double kTopShare = 0.7; ///< of the upper side that they take
constexpr double kFaintly = 0.01; ///< pull of a vertex to where it is

using Vertex = LayeredGraph::Vertex;
using Link = LayeredGraph::Link;

/// Mean place of what a net leads to in the layer below.
std::map<std::size_t, std::pair<double, int>> placesBelow(const LayeredGraph& graph,
                                                          const Vertex& vertex)
{
    std::map<std::size_t, std::pair<double, int>> sums;
    for (const std::size_t link : vertex.down) {
        auto& [sum, count] = sums[graph.links[link].net];
        sum += static_cast<double>(graph.vertices[graph.links[link].lower].place);
        ++count;
    }
    return sums;
}

void spreadBelow(LayeredGraph& graph, const Vertex& vertex, const std::vector<LayoutNet>& nets)
{
    std::vector<std::pair<double, std::size_t>> sorted;
    for (const auto& [net, sum] : placesBelow(graph, vertex)) {
        sorted.emplace_back(sum.first / sum.second, net);
    }
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const double even
            = vertex.width * (static_cast<double>(i) + 0.5) / static_cast<double>(sorted.size());
        for (const std::size_t link : vertex.down) {
            if (graph.links[link].net == sorted[i].second) {
                graph.links[link].upperOffset = nets[sorted[i].second].source.offset.value_or(even);
            }
        }
    }
}

void spreadAbove(LayeredGraph& graph, const Vertex& vertex, const std::vector<LayoutNet>& nets)
{
    std::vector<std::pair<std::size_t, std::size_t>> sorted;
    for (const std::size_t link : vertex.up) {
        sorted.emplace_back(graph.vertices[graph.links[link].upper].place, link);
    }
    std::sort(sorted.begin(), sorted.end());
    const auto count = static_cast<double>(sorted.size());
    const double apart = std::min(kTopEnds, vertex.width * kTopShare / std::max(1.0, count));
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        Link& link = graph.links[sorted[i].second];
        const double even = vertex.width / 2 + (static_cast<double>(i) - (count - 1) / 2) * apart;
        link.lowerOffset = nets[link.net].targets[link.target].offset.value_or(even);
    }
}

/// Where a vertex would like its left side, and how much.
struct Wish
{
    double left = 0;
    double weight = 0;
};

/// Straight lines matter most where nothing but lines is.
double weightOf(const LayeredGraph& graph, const Link& link)
{
    const bool upperBends = graph.vertices[link.upper].isBend;
    const bool lowerBends = graph.vertices[link.lower].isBend;
    return upperBends && lowerBends ? 8 : upperBends || lowerBends ? 2 : 1;
}

void addWish(const LayeredGraph& graph, std::size_t index, bool fromAbove, Wish& wish)
{
    const Link& link = graph.links[index];
    const double weight = weightOf(graph, link);
    const double left = fromAbove
        ? graph.vertices[link.upper].left + link.upperOffset - link.lowerOffset
        : graph.vertices[link.lower].left + link.lowerOffset - link.upperOffset;
    wish.left += weight * left;
    wish.weight += weight;
}

Wish wishOf(const LayeredGraph& graph, const Vertex& vertex, bool fromAbove, bool fromBelow)
{
    Wish wish{kFaintly * vertex.left, kFaintly};
    for (const std::size_t link : vertex.up) {
        if (fromAbove) {
            addWish(graph, link, true, wish);
        }
    }
    for (const std::size_t link : vertex.down) {
        if (fromBelow) {
            addWish(graph, link, false, wish);
        }
    }
    wish.left /= wish.weight;
    return wish;
}

double gapBetween(const Vertex& left, const Vertex& right, const LayoutSpacing& spacing)
{
    if (left.isBend && right.isBend) {
        return spacing.lane;
    }
    return left.isBend || right.isBend ? (spacing.lane + spacing.beside) / 2 : spacing.beside;
}

/// Neighbours that had to be pushed together; they stand as one.
struct Clump
{
    double left = 0; ///< of its first vertex, without the offset there
    double weight = 0;
    std::size_t first = 0;
};

/// The places nearest to the wishes (least squares) that keep order and gaps: pool adjacent
/// violators, after the vertices were moved together by their widths.
/// Gives back the longest way that one moved.
double settle(LayeredGraph& graph, const std::vector<std::size_t>& layer,
              const std::vector<Wish>& wishes, const LayoutSpacing& spacing)
{
    double moved = 0;
    std::vector<double> offsets(layer.size(), 0);
    std::vector<Clump> clumps;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        if (i > 0) {
            const Vertex& before = graph.vertices[layer[i - 1]];
            offsets[i] = offsets[i - 1] + before.width
                + gapBetween(before, graph.vertices[layer[i]], spacing);
        }
        Clump next{wishes[i].left - offsets[i], wishes[i].weight, i};
        while (!clumps.empty() && clumps.back().left > next.left) {
            const Clump& last = clumps.back();
            const double weight = last.weight + next.weight;
            next = {(last.left * last.weight + next.left * next.weight) / weight, weight,
                    last.first};
            clumps.pop_back();
        }
        clumps.push_back(next);
    }
    for (std::size_t clump = 0; clump < clumps.size(); ++clump) {
        const std::size_t end = clump + 1 < clumps.size() ? clumps[clump + 1].first : layer.size();
        for (std::size_t i = clumps[clump].first; i < end; ++i) {
            double& left = graph.vertices[layer[i]].left;
            const double settled = clumps[clump].left + offsets[i];
            moved = std::max(moved, std::abs(settled - left));
            left = settled;
        }
    }
    return moved;
}

double settleAll(LayeredGraph& graph, bool downwards, bool bothSides, const LayoutSpacing& spacing)
{
    double moved = 0;
    for (std::size_t step = 0; step < graph.layers.size(); ++step) {
        const std::size_t index = downwards ? step : graph.layers.size() - 1 - step;
        std::vector<Wish> wishes;
        for (const std::size_t vertex : graph.layers[index]) {
            wishes.push_back(wishOf(graph, graph.vertices[vertex], downwards || bothSides,
                                    !downwards || bothSides));
        }
        moved = std::max(moved, settle(graph, graph.layers[index], wishes, spacing));
    }
    return moved;
}

void moveToZero(LayeredGraph& graph)
{
    double least = 0;
    bool isFirst = true;
    for (const auto& layer : graph.layers) {
        for (const std::size_t vertex : layer) {
            const double left = graph.vertices[vertex].left;
            least = isFirst ? left : std::min(least, left);
            isFirst = false;
        }
    }
    for (Vertex& vertex : graph.vertices) {
        vertex.left = std::round(vertex.left - least);
    }
}

} // namespace

void spreadEnds(LayeredGraph& graph, const std::vector<LayoutNet>& nets)
{
    for (const Vertex& vertex : graph.vertices) {
        if (!vertex.isBend) {
            spreadBelow(graph, vertex, nets);
            spreadAbove(graph, vertex, nets);
        }
    }
}

void placeAcross(LayeredGraph& graph, const LayoutSpacing& spacing)
{
    for (const auto& layer : graph.layers) {
        double left = 0;
        for (const std::size_t vertex : layer) {
            graph.vertices[vertex].left = left;
            left += graph.vertices[vertex].width + spacing.beside;
        }
        for (const std::size_t vertex : layer) {
            graph.vertices[vertex].left -= left / 2;
        }
    }
    for (int pass = 0; pass < kRoughPasses; ++pass) {
        settleAll(graph, pass % 2 == 0, false, spacing);
    }
    for (int pass = 0; pass < kFinePasses; ++pass) {
        if (settleAll(graph, pass % 2 == 0, true, spacing) < kStill) {
            break;
        }
    }
    settleAll(graph, true, false, spacing); // chains end up straight
    moveToZero(graph);
}

} // namespace maskscope
