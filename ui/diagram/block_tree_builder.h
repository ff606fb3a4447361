// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/block_tree.h"
#include "ui/diagram/repeats.h"

#include <cstdint>
#include <vector>

namespace maskscope {

/// Fills a BlockTree, modules from the inside out.
class BlockTreeBuilder
{
public:
    explicit BlockTreeBuilder(BlockTree& tree);

    void build();

private:
    void createModules();
    void createOperators();
    void arrangeModule(std::size_t module);
    void inOrder(std::vector<int>& blocks) const;
    [[nodiscard]] bool isTransparent(std::size_t module) const;
    void placeStandIns();
    void adopt(int parent, const std::vector<int>& children);

    // Each takes the children of one block and gives them back as fewer.
    [[nodiscard]] std::vector<int> arranged(std::vector<int> blocks, std::size_t module);
    [[nodiscard]] std::vector<int> withRepeats(const std::vector<int>& blocks, std::size_t module);
    [[nodiscard]] std::vector<int> withRuns(const std::vector<int>& blocks, std::size_t module);
    [[nodiscard]] std::vector<int> inParts(const std::vector<int>& blocks, std::size_t module);
    /// One block around `blocks`, in parts if they are many.
    [[nodiscard]] int group(BlockKind kind, const std::vector<int>& blocks, std::size_t module);

    [[nodiscard]] std::uint64_t looks(int block) const;
    [[nodiscard]] std::uint64_t looksOfOperator(std::size_t op) const;
    [[nodiscard]] std::size_t bestBegin(const std::vector<int>& blocks, const Repeat& repeat) const;
    [[nodiscard]] std::size_t tensorsAcross(const std::vector<int>& blocks, const Repeat& repeat,
                                            std::size_t begin) const;
    [[nodiscard]] bool isWorthFolding(const std::vector<int>& blocks, const Repeat& repeat) const;
    [[nodiscard]] bool feeds(int from, int to) const;
    [[nodiscard]] std::vector<std::size_t> tensorsOf(int block, bool made) const;

    BlockTree& m_tree;
    std::vector<std::size_t> m_parents; ///< of modules, by the depth; the root's is itself
    std::vector<std::vector<int>> m_inside; ///< blocks of each module before they are arranged
    std::vector<std::size_t> m_firstOps; ///< of the sub-tree of each module
    std::vector<std::uint64_t> m_looks; ///< of each module: class, numbers, what is inside
};

} // namespace maskscope
