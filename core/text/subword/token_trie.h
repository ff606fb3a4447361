// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/vocabulary.h"

#include <cstring>
#include <vector>

namespace maskscope {

/// All tokens that begin a text, in one walk over it. Two flat arrays; the children of a node stand
/// side by side, in the order of their bytes. Where only one token is left, its rest is compared
/// with the vocabulary's text, for most of the nodes would be such. Immutable.
class TokenTrie
{
public:
    /// Tokens as find() of the vocabulary knows them; an empty one is never found.
    explicit TokenTrie(const Vocabulary& vocabulary);

    /// Calls `found(id, size)` for each token that begins `text`, the shortest first. The
    /// vocabulary must be the same as at construction.
    template <typename Found>
    void forEachPrefix(const Vocabulary& vocabulary, std::string_view text, Found found) const
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
            if (node->children == kRestOfToken) {
                const std::string_view token = vocabulary.token(TokenId{node->id});
                if (text.substr(i + 1).starts_with(token.substr(i + 1))) {
                    found(TokenId{node->id}, token.size());
                }
                return;
            }
            if (node->id >= 0) {
                found(TokenId{node->id}, i + 1);
            }
        }
    }

private:
    /// In place of a number of children: only the node's token is left.
    static constexpr std::uint32_t kRestOfToken = 0xFFFFFFFF;

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
