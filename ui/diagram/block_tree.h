// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"
#include "core/model/model_summary.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace maskscope {

enum class BlockKind
{
    Module,
    Repeats, ///< equal neighbours, one feeding the next: "layer x 12"
    Part, ///< neighbours drawn as one because they are many
    Operator,
};

/// Something the diagram draws as one block, or as a frame around its children.
struct Block
{
    BlockKind kind = BlockKind::Module;
    int parent = -1; ///< -1: the root, or not drawn
    std::vector<int> children{}; ///< in the order of the program
    std::size_t module = 0; ///< itself, or the innermost around it
    std::size_t op = 0; ///< of an operator: in Inspection::operators
    std::size_t count = 0; ///< of repeats: how often; of a part: blocks that it stands for
};

/// A model as blocks in blocks. Lists of modules that only hold others (never called, no
/// operators) are left out, their children stand in their place; equal layers, and operators that
/// repeat in frozen programs, are folded into one block; no block has more than kMostChildren
/// children. Data is anyone's: no position in it is trusted.
///
/// The inspection may be null: then there are modules alone.
class BlockTree
{
public:
    static constexpr std::size_t kMostChildren = 40;

    BlockTree() = default;
    BlockTree(std::shared_ptr<const ModelSummary> summary,
              std::shared_ptr<const Inspection> inspection);

    [[nodiscard]] bool isEmpty() const { return m_blocks.empty(); }
    [[nodiscard]] static constexpr int root() { return 0; }
    [[nodiscard]] int size() const { return static_cast<int>(m_blocks.size()); }
    [[nodiscard]] const Block& at(int block) const
    {
        return m_blocks[static_cast<std::size_t>(block)];
    }
    [[nodiscard]] const ModelSummary* summary() const { return m_summary.get(); }
    [[nodiscard]] const Inspection* inspection() const { return m_inspection.get(); }
    /// The block that draws a module, or the one that stands in its place.
    [[nodiscard]] int blockOfModule(std::size_t module) const;
    /// -1: no such operator.
    [[nodiscard]] int blockOfOperator(std::size_t op) const;
    [[nodiscard]] bool contains(int outer, int inner) const; ///< or is the same
    /// The blocks of all operators below, and of modules that have none below; itself if it is one.
    [[nodiscard]] std::vector<int> leavesOf(int block) const;
    [[nodiscard]] bool wasCalled(int block) const;

private:
    friend class BlockTreeBuilder;

    std::shared_ptr<const ModelSummary> m_summary;
    std::shared_ptr<const Inspection> m_inspection;
    std::vector<Block> m_blocks; ///< modules, then operators, then what groups them
    std::vector<int> m_standIns; ///< of each module: its block or that of the module around
    std::size_t m_modules = 0;
    std::size_t m_operators = 0;
};

} // namespace maskscope
