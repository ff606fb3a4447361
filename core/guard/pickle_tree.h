// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maskscope {

enum class PickleKind : std::uint8_t
{
    None,
    Bool, ///< `number` is 0 or 1
    Int,
    Float,
    String,
    Bytes,
    Tuple, ///< `items`: its elements; so for List
    List,
    Dict, ///< `items`: key, value, key, value...
    Global, ///< the name of a function or class; nothing is ever looked up
    Object, ///< `items`: what would be called, its arguments, its state if it has one
    PersistentId, ///< `items`: the id; for a tensor's storage a tuple
};

/// A node's place in its tree.
using PickleIndex = std::uint32_t;

/// One value. A value used several times stands once and is named by its index each time.
struct PickleNode
{
    PickleKind kind = PickleKind::None;
    std::int64_t number = 0;
    double real = 0; ///< of a Float
    ByteRange text; ///< of a String or Bytes, in the pickle
    ByteRange place; ///< the instruction that made it, with its argument
    std::vector<PickleIndex> items;
};

/// A pickle as a tree of plain values without cycles, at most kDeepest levels deep.
class PickleTree
{
public:
    static constexpr std::size_t kDeepest = 128;

    PickleTree(std::string bytes, std::vector<PickleNode> nodes, PickleIndex root)
        : m_bytes(std::move(bytes))
        , m_nodes(std::move(nodes))
        , m_root(root)
    {}

    [[nodiscard]] const PickleNode& root() const { return m_nodes[m_root]; }
    [[nodiscard]] const PickleNode& node(PickleIndex index) const { return m_nodes[index]; }
    [[nodiscard]] const std::vector<PickleNode>& nodes() const { return m_nodes; }
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

    /// Item `n` of a node; null if it has fewer.
    [[nodiscard]] const PickleNode* item(const PickleNode& node, std::size_t n) const;
    /// The bytes of a String or Bytes, not checked to be UTF-8; empty for other kinds.
    [[nodiscard]] std::string_view text(const PickleNode& node) const;
    /// "torch._utils._rebuild_tensor_v2"; empty if the node is no Global.
    [[nodiscard]] std::string globalName(const PickleNode& node) const;

private:
    std::string m_bytes;
    std::vector<PickleNode> m_nodes;
    PickleIndex m_root = 0;
};

} // namespace maskscope
