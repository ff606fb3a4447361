// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/frame_graph.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

void sortUnique(std::vector<std::size_t>& values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

} // namespace

FrameGraphs::FrameGraphs(const BlockTree& tree)
    : m_tree(tree)
{
    const Inspection* inspection = tree.inspection();
    if (inspection == nullptr || tree.isEmpty()) {
        return;
    }
    m_makers.assign(inspection->tensors.size(), -1);
    m_readers.resize(inspection->tensors.size());
    m_touched.resize(static_cast<std::size_t>(tree.size()));
    for (const int leaf : tree.leavesOf(BlockTree::root())) {
        const Block& block = tree.at(leaf);
        if (block.kind == BlockKind::Operator) {
            link(leaf, inspection->operators[block.op].inputs,
                 inspection->operators[block.op].outputs);
        } else if (block.module < inspection->modules.size()) {
            link(leaf, inspection->modules[block.module].inputs,
                 inspection->modules[block.module].outputs);
        }
    }
    if (inspection->operators.empty()) {
        linkModules();
    }
    for (std::vector<int>& readers : m_readers) {
        std::sort(readers.begin(), readers.end());
    }
}

/// Nothing is known of operators: what a module is given its first part reads, what it returns its
/// last part makes, unless a part says so itself. Inner modules come first.
void FrameGraphs::linkModules()
{
    const std::vector<InspectedModule>& modules = m_tree.inspection()->modules;
    const std::size_t known = std::min(modules.size(), m_tree.summary()->modules.size());
    for (std::size_t module = known; module-- > 1;) {
        const int block = m_tree.blockOfModule(module);
        if (m_tree.at(block).module == module && !m_tree.at(block).children.empty()) {
            const std::vector<int> leaves = m_tree.leavesOf(block);
            link(leaves.back(), {}, modules[module].outputs);
            link(leaves.front(), modules[module].inputs, {});
        }
    }
}

void FrameGraphs::link(int leaf, const std::vector<std::size_t>& inputs,
                       const std::vector<std::size_t>& outputs)
{
    std::vector<std::size_t>& touched = m_touched[static_cast<std::size_t>(leaf)];
    for (const std::size_t tensor : outputs) {
        if (isDrawn(tensor) && m_makers[tensor] < 0) {
            m_makers[tensor] = leaf;
            touched.push_back(tensor);
        }
    }
    for (const std::size_t tensor : inputs) {
        if (isDrawn(tensor)) {
            m_readers[tensor].push_back(leaf);
            touched.push_back(tensor);
        }
    }
    sortUnique(touched);
}

bool FrameGraphs::isDrawn(std::size_t tensor) const
{
    const std::vector<InspectedTensor>& tensors = m_tree.inspection()->tensors;
    return tensor < tensors.size() && tensors[tensor].weight.empty();
}

void FrameGraphs::addRootWays(FrameGraph& graph, Tensors& in, Tensors& out) const
{
    const Inspection* inspection = m_tree.inspection();
    if (inspection == nullptr) {
        return;
    }
    for (const std::size_t tensor : inspection->inputs) {
        if (isDrawn(tensor) && in.try_emplace(tensor, graph.waysIn.size()).second) {
            graph.waysIn.push_back(tensor);
        }
    }
    for (const std::size_t tensor : inspection->outputs) {
        if (isDrawn(tensor) && out.try_emplace(tensor, graph.waysOut.size()).second) {
            graph.waysOut.push_back(tensor);
        }
    }
}

void FrameGraphs::addWays(int frame, FrameGraph& graph, Tensors& in, Tensors& out)
{
    const int outer = m_tree.at(frame).parent;
    const std::vector<int>& siblings = m_tree.at(outer).children;
    const auto node = static_cast<std::size_t>(std::find(siblings.begin(), siblings.end(), frame)
                                               - siblings.begin());
    const std::vector<FrameNet>& around = m_graphs.at(outer).nets;
    for (std::size_t net = 0; net < around.size(); ++net) {
        const std::vector<std::size_t>& targets = around[net].targets;
        const bool comesIn = std::binary_search(targets.begin(), targets.end(), node);
        const bool goesOut = around[net].source == node;
        for (const std::size_t tensor : around[net].tensors) {
            if (comesIn && !goesOut) {
                in.try_emplace(tensor, graph.waysIn.size());
            } else if (goesOut) {
                out.try_emplace(tensor, graph.waysOut.size());
            }
        }
        if (goesOut) {
            graph.waysOut.push_back(net);
        } else if (comesIn) {
            graph.waysIn.push_back(net);
        }
    }
}

FrameGraphs::Ways FrameGraphs::waysBetween(const std::vector<int>& children) const
{
    Ways ways;
    for (std::size_t node = 0; node < children.size() && !m_touched.empty(); ++node) {
        for (const int leaf : m_tree.leavesOf(children[node])) {
            for (const std::size_t tensor : m_touched[static_cast<std::size_t>(leaf)]) {
                Way& way = ways[tensor];
                if (m_makers[tensor] == leaf) {
                    way.source = node;
                }
                const std::vector<int>& readers = m_readers[tensor];
                if (std::binary_search(readers.begin(), readers.end(), leaf)) {
                    way.targets.push_back(node);
                }
            }
        }
    }
    return ways;
}

void FrameGraphs::makeGraph(int frame)
{
    FrameGraph graph;
    Tensors in;
    Tensors out;
    const std::vector<int>& children = m_tree.at(frame).children;
    graph.children = children.size();
    if (frame == BlockTree::root()) {
        addRootWays(graph, in, out);
    } else {
        addWays(frame, graph, in, out);
    }
    Ways ways = waysBetween(children);
    for (const auto& [tensor, index] : out) {
        ways[tensor].targets.push_back(graph.wayOut(index));
    }
    for (const auto& [tensor, index] : in) {
        Way& way = ways[tensor];
        way.source = way.source.value_or(graph.wayIn(index));
    }
    addNets(graph, ways);
    m_graphs[frame] = std::move(graph);
}

void FrameGraphs::addNets(FrameGraph& graph, Ways& ways)
{
    std::map<std::pair<std::size_t, std::vector<std::size_t>>, std::size_t> known;
    for (auto& [tensor, way] : ways) {
        sortUnique(way.targets);
        std::erase(way.targets, way.source.value_or(graph.nodes()));
        if (!way.source || way.targets.empty()) {
            continue;
        }
        const auto [net, isNew] = known.try_emplace({*way.source, way.targets}, graph.nets.size());
        if (isNew) {
            graph.nets.push_back({*way.source, way.targets, {}});
        }
        graph.nets[net->second].tensors.push_back(tensor);
    }
}

const FrameGraph& FrameGraphs::of(int frame)
{
    std::vector<int> missing; // frames around come first
    for (int next = frame; next >= 0 && m_graphs.count(next) == 0; next = m_tree.at(next).parent) {
        missing.push_back(next);
    }
    for (auto next = missing.rbegin(); next != missing.rend(); ++next) {
        makeGraph(*next);
    }
    return m_graphs.at(frame);
}

} // namespace maskscope
