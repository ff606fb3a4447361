// SPDX-License-Identifier: GPL-3.0-or-later
// DiagramLayout: from blocks to places and back.
#include "ui/diagram/diagram_layout.h"

#include <QPainterPathStroker>

#include <algorithm>

namespace maskscope {

int DiagramLayout::visible(int block) const
{
    int shown = block;
    for (int outer = m_tree.at(block).parent; outer >= 0; outer = m_tree.at(outer).parent) {
        if (!isUnfolded(outer)) {
            shown = outer;
        }
    }
    return shown;
}

QRectF DiagramLayout::placeOf(int block)
{
    if (visible(block) != block) {
        return {};
    }
    if (block == BlockTree::root()) {
        return {QPointF(0, 0), frame(block).size};
    }
    QRectF place;
    bool isFirst = true;
    for (int inner = block; m_tree.at(inner).parent >= 0; inner = m_tree.at(inner).parent) {
        const int outer = m_tree.at(inner).parent;
        const std::vector<int>& siblings = m_tree.at(outer).children;
        const auto index = static_cast<std::size_t>(
            std::find(siblings.begin(), siblings.end(), inner) - siblings.begin());
        const QRectF within = frame(outer).children[index].place;
        place = isFirst ? within : place.translated(within.topLeft());
        isFirst = false;
    }
    return place;
}

int DiagramLayout::blockAt(const QPointF& place)
{
    int found = -1;
    int open = BlockTree::root();
    QPointF within = place;
    while (open >= 0) {
        const FrameGeometry& geometry = frame(open);
        const std::vector<int>& children = m_tree.at(open).children;
        open = -1;
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (geometry.children[i].place.contains(within)) {
                found = children[i];
                open = isUnfolded(found) ? found : -1;
                within -= geometry.children[i].place.topLeft();
                break;
            }
        }
    }
    return found;
}

std::vector<std::size_t> DiagramLayout::tensorsAt(const QPointF& place, double reach)
{
    const int block = blockAt(place);
    if (block >= 0 && !isUnfolded(block)) {
        return {};
    }
    const int open = block < 0 ? BlockTree::root() : block;
    const FrameGeometry& geometry = frame(open);
    const QPointF within = place - placeOf(open).topLeft();
    const QRectF near(within.x() - reach, within.y() - reach, 2 * reach, 2 * reach);
    for (std::size_t net = 0; net < geometry.nets.size(); ++net) {
        QPainterPathStroker stroker;
        stroker.setWidth(2 * reach);
        const bool isNear = geometry.nets[net].path.controlPointRect().intersects(near)
            && stroker.createStroke(geometry.nets[net].path).contains(within);
        if (isNear || geometry.labels[net].place.contains(within)) {
            return graph(open).nets[net].tensors;
        }
    }
    return {};
}

std::vector<int> DiagramLayout::visibleBlocks() const
{
    std::vector<int> blocks;
    std::vector<int> open(m_tree.at(BlockTree::root()).children.rbegin(),
                          m_tree.at(BlockTree::root()).children.rend());
    while (!open.empty()) {
        const int block = open.back();
        open.pop_back();
        blocks.push_back(block);
        if (isUnfolded(block)) {
            const std::vector<int>& children = m_tree.at(block).children;
            open.insert(open.end(), children.rbegin(), children.rend());
        }
    }
    return blocks;
}

} // namespace maskscope
