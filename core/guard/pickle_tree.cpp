// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/pickle_tree.h"

#include <algorithm>

namespace maskscope {

const PickleNode* PickleTree::item(const PickleNode& node, std::size_t n) const
{
    return n < node.items.size() ? &m_nodes[node.items[n]] : nullptr;
}

std::string_view PickleTree::text(const PickleNode& node) const
{
    const bool hasText = node.kind == PickleKind::String || node.kind == PickleKind::Bytes;
    return hasText ? std::string_view(m_bytes).substr(node.text.begin, node.text.size())
                   : std::string_view();
}

std::string PickleTree::globalName(const PickleNode& node) const
{
    if (node.kind != PickleKind::Global) {
        return {};
    }
    if (node.items.size() == 2) { // made of two strings
        return std::string(text(m_nodes[node.items[0]])) + "."
            + std::string(text(m_nodes[node.items[1]]));
    }
    std::string name = m_bytes.substr(node.text.begin, node.text.size());
    std::replace(name.begin(), name.end(), '\n', '.');
    return name;
}

} // namespace maskscope
