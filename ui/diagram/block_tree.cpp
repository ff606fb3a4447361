// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/block_tree.h"

#include "ui/diagram/block_tree_builder.h"

#include <algorithm>
#include <utility>

namespace maskscope {

BlockTree::BlockTree(std::shared_ptr<const ModelSummary> summary,
                     std::shared_ptr<const Inspection> inspection)
    : m_summary(std::move(summary))
    , m_inspection(std::move(inspection))
{
    BlockTreeBuilder(*this).build();
}

int BlockTree::blockOfModule(std::size_t module) const
{
    return module < m_standIns.size() ? m_standIns[module] : root();
}

int BlockTree::blockOfOperator(std::size_t op) const
{
    return op < m_operators ? static_cast<int>(m_modules + op) : -1;
}

bool BlockTree::contains(int outer, int inner) const
{
    while (inner >= 0 && inner != outer) {
        inner = at(inner).parent;
    }
    return inner == outer;
}

std::vector<int> BlockTree::leavesOf(int block) const
{
    std::vector<int> leaves;
    std::vector<int> open{block};
    while (!open.empty()) {
        const int next = open.back();
        open.pop_back();
        const std::vector<int>& children = at(next).children;
        if (children.empty()) {
            leaves.push_back(next);
        }
        open.insert(open.end(), children.rbegin(), children.rend());
    }
    return leaves;
}

bool BlockTree::wasCalled(int block) const
{
    const Block& drawn = at(block);
    if (!m_inspection || drawn.kind != BlockKind::Module || !drawn.children.empty()) {
        return true;
    }
    return drawn.module >= m_inspection->modules.size()
        || m_inspection->modules[drawn.module].calls > 0;
}

} // namespace maskscope
