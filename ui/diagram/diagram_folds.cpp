// SPDX-License-Identifier: GPL-3.0-or-later
// DiagramLayout: what is folded and what is not.
#include "ui/diagram/diagram_layout.h"

#include <algorithm>

namespace maskscope {

namespace {

constexpr std::size_t kFirstBlocks = 14; ///< at most, when a model is opened
constexpr std::size_t kMostBlocks = 12000; ///< that one order unfolds
constexpr int kMostDepth = 100; ///< of frames in frames

} // namespace

bool DiagramLayout::canUnfold(int block) const
{
    if (m_tree.at(block).children.empty()) {
        return false;
    }
    int depth = 0;
    for (int outer = m_tree.at(block).parent; outer >= 0; outer = m_tree.at(outer).parent) {
        ++depth;
    }
    return depth < kMostDepth;
}

void DiagramLayout::setUnfolded(int block, bool unfolded)
{
    if (block == BlockTree::root() || !canUnfold(block) || isUnfolded(block) == unfolded) {
        return;
    }
    if (unfolded) {
        m_unfolded.insert(block);
    } else {
        m_unfolded.erase(block);
    }
    forget(block);
}

/// A frame and those around it.
void DiagramLayout::forget(int block)
{
    for (; block >= 0; block = m_tree.at(block).parent) {
        m_frames.erase(block);
    }
}

void DiagramLayout::unfoldFirst()
{
    std::vector<int> level = m_tree.at(BlockTree::root()).children;
    std::size_t shown = level.size();
    while (!level.empty()) {
        std::vector<int> next;
        for (const int block : level) {
            const std::vector<int>& children = m_tree.at(block).children;
            const bool isModule = m_tree.at(block).kind == BlockKind::Module;
            const bool hasModules
                = std::any_of(children.begin(), children.end(), [this](int child) {
                      return m_tree.at(child).kind != BlockKind::Operator;
                  });
            if (isModule && hasModules && shown + children.size() <= kFirstBlocks) {
                setUnfolded(block, true);
                shown += children.size();
                next.insert(next.end(), children.begin(), children.end());
            }
        }
        level = std::move(next);
    }
}

void DiagramLayout::foldAll()
{
    m_unfolded = {BlockTree::root()};
    m_frames.clear();
}

void DiagramLayout::unfoldInside(int block)
{
    std::vector<int> level{block};
    std::size_t shown = 0;
    while (!level.empty()) {
        std::vector<int> next;
        for (const int outer : level) {
            const std::vector<int>& children = m_tree.at(outer).children;
            if (shown + children.size() > kMostBlocks) {
                return;
            }
            setUnfolded(outer, true);
            shown += children.size();
            next.insert(next.end(), children.begin(), children.end());
        }
        level = std::move(next);
    }
}

} // namespace maskscope
