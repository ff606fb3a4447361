// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/block_tree.h"

#include <cstddef>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace maskscope {

/// Tensors that go the same way: from one node to the same other ones.
struct FrameNet
{
    std::size_t source = 0; ///< node
    std::vector<std::size_t> targets; ///< nodes, ascending
    std::vector<std::size_t> tensors; ///< in Inspection::tensors, ascending
};

/// What lies in one frame. Nodes are the children of the block in their order, then the ways in,
/// then the ways out. A way in or out of a frame is a net of the frame around it; of the root it is
/// an input or an output of the model.
struct FrameGraph
{
    std::size_t children = 0;
    std::vector<std::size_t> waysIn; ///< nets of the frame around; of the root: tensors
    std::vector<std::size_t> waysOut;
    std::vector<FrameNet> nets;

    [[nodiscard]] std::size_t nodes() const { return children + waysIn.size() + waysOut.size(); }
    [[nodiscard]] std::size_t wayIn(std::size_t index) const { return children + index; }
    [[nodiscard]] std::size_t wayOut(std::size_t index) const
    {
        return children + waysIn.size() + index;
    }
    [[nodiscard]] bool isWayIn(std::size_t node) const
    {
        return node >= children && node < children + waysIn.size();
    }
    [[nodiscard]] bool isWayOut(std::size_t node) const { return node >= children + waysIn.size(); }
};

/// Finds which tensors go between blocks: made inside one, read inside another. Weights are not
/// drawn. Keeps what it found; the tree must outlive it.
class FrameGraphs
{
public:
    explicit FrameGraphs(const BlockTree& tree);

    [[nodiscard]] const FrameGraph& of(int frame);

private:
    using Tensors = std::unordered_map<std::size_t, std::size_t>; ///< to a way in or out

    /// Where a tensor comes from and goes to within a frame.
    struct Way
    {
        std::optional<std::size_t> source;
        std::vector<std::size_t> targets;
    };

    using Ways = std::map<std::size_t, Way>; ///< of each tensor

    void link(int leaf, const std::vector<std::size_t>& inputs,
              const std::vector<std::size_t>& outputs);
    void linkModules();
    void addRootWays(FrameGraph& graph, Tensors& in, Tensors& out) const;
    void addWays(int frame, FrameGraph& graph, Tensors& in, Tensors& out);
    [[nodiscard]] bool isDrawn(std::size_t tensor) const;
    [[nodiscard]] Ways waysBetween(const std::vector<int>& children) const;
    static void addNets(FrameGraph& graph, Ways& ways);
    void makeGraph(int frame);

    const BlockTree& m_tree;
    std::vector<int> m_makers; ///< of each tensor: a leaf; -1: none
    std::vector<std::vector<int>> m_readers; ///< leaves
    std::vector<std::vector<std::size_t>> m_touched; ///< tensors of each leaf
    std::unordered_map<int, FrameGraph> m_graphs;
};

} // namespace maskscope
