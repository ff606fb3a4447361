// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/guard/pickle_tree.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace maskscope {

/// Why a pickle is refused.
enum class PickleProblem
{
    EndsEarly,
    Unusual, ///< no pickler of Python or PyTorch writes this
    TooMany,
    TooDeep,
};
using PickleOutcome = std::optional<PickleProblem>; ///< nothing: all is well

/// The stack, marks and memo that the instructions of a pickle work on, and the values they have
/// made so far. Part of readPickle().
class PickleStack
{
public:
    explicit PickleStack(std::size_t mostNodes)
        : m_mostNodes(mostNodes)
    {}

    PickleOutcome push(PickleNode node);
    /// `node` takes the `count` topmost values as its items.
    PickleOutcome pushTaking(PickleNode node, std::size_t count);
    PickleOutcome openMark();
    /// `node` takes all values above the last mark.
    PickleOutcome pushMarked(PickleNode node);
    /// The `count` topmost values, or all above the last mark, go into the list or dict below them.
    PickleOutcome add(PickleKind kind, std::size_t count);
    PickleOutcome addMarked(PickleKind kind);
    /// Gives an object its state, once.
    PickleOutcome build();
    /// Remembers the topmost value as the next one; `index` is the number it should have.
    PickleOutcome put(std::uint64_t index);
    PickleOutcome get(std::uint64_t index);

    [[nodiscard]] std::size_t memoSize() const { return m_memo.size(); }
    /// The only value that is left; nothing if there are more or fewer.
    [[nodiscard]] std::optional<PickleIndex> result() const;
    [[nodiscard]] std::vector<PickleNode>& nodes() { return m_nodes; }

private:
    /// Values above the last mark.
    [[nodiscard]] std::size_t available() const;
    std::vector<PickleIndex> pop(std::size_t count);
    PickleOutcome addTo(PickleKind kind, const std::vector<PickleIndex>& items);

    std::size_t m_mostNodes;
    std::vector<PickleNode> m_nodes;
    std::vector<PickleIndex> m_stack;
    std::vector<std::size_t> m_marks; ///< sizes of the stack
    std::vector<PickleIndex> m_memo;
};

/// TooDeep for values nested more than PickleTree::kDeepest levels, Unusual for a value inside
/// itself. Takes time in proportion to the values, however often they are shared.
[[nodiscard]] PickleOutcome checkNesting(const std::vector<PickleNode>& nodes, PickleIndex root);

} // namespace maskscope
