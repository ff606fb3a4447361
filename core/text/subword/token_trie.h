// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/vocabulary.h"

#include <cstring>
#include <vector>

namespace maskscope {

/// All tokens that begin a text, in one walk over it. Three flat arrays; the children of a node
/// stand side by side, in the order of their bytes. Immutable.
class TokenTrie
{
public:
    /// Tokens as find() of the vocabulary knows them; an empty one is never found.
    explicit TokenTrie(const Vocabulary& vocabulary);

    /// Calls `found(id, size)` for each token that begins `text`, the shortest first.
    template <typename Found>
    void forEachPrefix(std::string_view text, Found found) const
    {
        const Node* node = m_nodes.data();
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char* labels = m_labels.data() + node->first;
            const void* at
                = std::memchr(labels, static_cast<unsigned char>(text[i]), node->children);
            if (at == nullptr) {
                return;
            }
            node = m_nodes.data() + node->first + (static_cast<const char*>(at) - labels);
            if (node->id >= 0) {
                found(TokenId{node->id}, i + 1);
            }
        }
    }

private:
    struct Node
    {
        std::uint32_t first = 0; ///< child
        std::uint32_t children = 0;
        std::int32_t id = -1; ///< of the token that ends here
    };

    std::vector<Node> m_nodes; ///< the root first
    std::vector<char> m_labels; ///< the byte that leads to each node
};

} // namespace maskscope
