// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/diagram_geometry.h"
#include "ui/diagram/frame_graph.h"

#include <QRectF>

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace maskscope {

/// Places all that is unfolded: frame in frame, each laid out alone and kept until something in it
/// folds. The tree must outlive it.
class DiagramLayout
{
public:
    DiagramLayout(const BlockTree& tree, DiagramMetrics metrics);

    [[nodiscard]] const BlockTree& tree() const { return m_tree; }
    [[nodiscard]] const DiagramMetrics& metrics() const { return m_metrics; }
    void setMetrics(DiagramMetrics metrics);
    /// Numbers at that length on the labels; nothing: formulas.
    void setNumbersAt(std::optional<SequenceLength> length);

    [[nodiscard]] bool canUnfold(int block) const;
    [[nodiscard]] bool isUnfolded(int block) const { return m_unfolded.count(block) > 0; }
    void setUnfolded(int block, bool unfolded);
    /// Unfolds what is worth seeing first: level by level while few blocks show.
    void unfoldFirst();
    void foldAll();
    /// All inside, level by level, as long as not too many blocks show.
    void unfoldInside(int block);

    [[nodiscard]] const FrameGraph& graph(int frame) { return m_graphs.of(frame); }
    [[nodiscard]] const FrameGeometry& frame(int frame);
    /// Takes places that somebody else worked out for the nodes of a frame of operators.
    void setPlaces(int frame, LayeredLayout layout);
    [[nodiscard]] bool hasPlaces(int frame) const { return m_places.count(frame) > 0; }
    /// What such a one has to lay out.
    [[nodiscard]] std::vector<LayoutNode> nodesOf(int frame);
    [[nodiscard]] std::vector<LayoutNet> netsOf(int frame);

    /// In the coordinates of the whole diagram; empty if a block around is folded.
    [[nodiscard]] QRectF placeOf(int block);
    /// The innermost block drawn at a place; -1: none.
    [[nodiscard]] int blockAt(const QPointF& place);
    /// What the line within `reach` carries; empty: none is there.
    [[nodiscard]] std::vector<std::size_t> tensorsAt(const QPointF& place, double reach);
    /// The block itself or the folded one that hides it.
    [[nodiscard]] int visible(int block) const;
    /// All that are drawn, from the outside in, in the order of the program.
    [[nodiscard]] std::vector<int> visibleBlocks() const;

private:
    [[nodiscard]] FrameGeometry makeFrame(int frame);
    void orderWaysOfChildren(int frame);
    void orderWays(int child, std::size_t node, const FrameGraph& around,
                   const LayeredLayout& layout);
    void addNodes(int frame, const LayeredLayout& layout, FrameGeometry& geometry);
    void addNets(int frame, LayeredLayout& layout, FrameGeometry& geometry);
    void forget(int block);
    [[nodiscard]] FrameGeometry::Node nodeOf(int block, const QRectF& place) const;
    [[nodiscard]] QSizeF sizeOfWay(int frame, std::size_t node, double labels);
    [[nodiscard]] QString nameOfWay(int frame, std::size_t node);
    [[nodiscard]] QSizeF sizeOf(const BlockWords& words, double labels) const;
    [[nodiscard]] bool showsLabel(int frame, std::size_t net);
    [[nodiscard]] DrawnShape labelOf(const FrameNet& net) const;

    const BlockTree& m_tree;
    DiagramMetrics m_metrics;
    FrameGraphs m_graphs;
    std::optional<SequenceLength> m_numbersAt;
    std::unordered_set<int> m_unfolded;
    std::unordered_map<int, FrameGeometry> m_frames;
    std::unordered_map<int, LayeredLayout> m_places;
    std::unordered_map<int, std::vector<std::size_t>> m_wayOrders; ///< ways in, then out
};

} // namespace maskscope
