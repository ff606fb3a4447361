// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/layered_layout.h"

#include <cstddef>
#include <vector>

namespace maskscope {

/// What layOut() works on: nodes and the bends of nets that pass a layer, each in its layer. A net
/// has one bend for each layer it passes, shared by all its targets.
struct LayeredGraph
{
    struct Link
    {
        std::size_t upper = 0; ///< vertex
        std::size_t lower = 0;
        std::size_t net = 0;
        std::size_t target = 0; ///< in LayoutNet::targets; of a bend: the number of targets
        double upperOffset = 0; ///< from the vertex's left side
        double lowerOffset = 0;
    };
    struct Vertex
    {
        std::size_t layer = 0;
        std::size_t place = 0; ///< in its layer
        double width = 0;
        double height = 0;
        double left = 0;
        bool isBend = false;
        bool isFixed = false; ///< its layer keeps its order
        std::vector<std::size_t> up{}; ///< links to the layer above
        std::vector<std::size_t> down{};
    };
    struct BackLine
    {
        std::size_t net = 0;
        std::size_t target = 0;
    };

    std::vector<Vertex> vertices; ///< of nodes first; those without a layer are not in `layers`
    std::vector<Link> links;
    std::vector<std::vector<std::size_t>> layers; ///< vertices from left to right
    std::vector<BackLine> back; ///< lines against the stream
    std::vector<std::size_t> loose; ///< nodes without nets

    void place(std::size_t layer); ///< writes Vertex::place after the order changed
};

[[nodiscard]] LayeredGraph makeLayers(const std::vector<LayoutNode>& nodes,
                                      const std::vector<LayoutNet>& nets);
/// Fewer crossings: the best of a number of sweeps.
void orderLayers(LayeredGraph& graph);
[[nodiscard]] std::size_t crossings(const LayeredGraph& graph);
/// Gives the ends of nets their places on the sides of nodes.
void spreadEnds(LayeredGraph& graph, const std::vector<LayoutNet>& nets);
/// Gives every vertex its left side, from 0.
void placeAcross(LayeredGraph& graph, const LayoutSpacing& spacing);

} // namespace maskscope
