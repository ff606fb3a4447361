// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <cstddef>
#include <optional>
#include <vector>

namespace maskscope {

enum class LayerPlace
{
    Free,
    First, ///< above all others: a way in
    Last, ///< below all others: a way out
};

struct LayoutNode
{
    QSizeF size;
    LayerPlace place = LayerPlace::Free;
    std::optional<std::size_t> order{}; ///< from the left, among the first or the last ones
};

/// From one node to others. Where it leaves or enters a node is counted from the node's left side;
/// nothing: the layout spreads the ends over the side.
struct LayoutNet
{
    struct End
    {
        std::size_t node = 0;
        std::optional<double> offset{};
    };

    End source;
    std::vector<End> targets;
    double labelHeight = 0; ///< kept free below the source; 0: no label
};

struct LayoutSpacing
{
    double beside = 24; ///< between nodes of a layer
    double lane = 14; ///< between lines that pass by
    double below = 28; ///< between layers, for the lines alone
};

/// The lines of a net as one path with a tip on each node that it enters. Lines run straight
/// through a layer and bend between layers. Against the stream (in loops) they run up beside the
/// nodes.
struct NetRoute
{
    struct Tip
    {
        QPointF place;
        std::size_t target = 0; ///< in LayoutNet::targets
    };

    QPainterPath path;
    std::vector<Tip> tips;
    QPointF start; ///< where it leaves its source
};

struct LayeredLayout
{
    std::vector<QRectF> nodes; ///< no two overlap
    std::vector<NetRoute> nets;
    QSizeF size;
};

/// Layers by the longest way from the sources, order by barycenters, places as near to the
/// neighbours as the order allows. Nodes are given in the order of the program: a net to an earlier
/// one runs against the stream. Nodes without nets stand in rows below the others.
[[nodiscard]] LayeredLayout layOut(const std::vector<LayoutNode>& nodes,
                                   const std::vector<LayoutNet>& nets,
                                   const LayoutSpacing& spacing = {});

} // namespace maskscope
