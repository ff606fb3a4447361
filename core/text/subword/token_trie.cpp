// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/subword/token_trie.h"

#include <algorithm>

namespace maskscope {

namespace {

struct Key
{
    std::uint64_t firstBytes = 0; ///< eight, as a number that orders like them
    std::string_view token;
    std::int32_t id = 0;
};

std::uint64_t firstBytesOf(std::string_view token)
{
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < sizeof bytes; ++i) {
        const unsigned byte = i < token.size() ? static_cast<unsigned char>(token[i]) : 0U;
        bytes = (bytes << 8U) | byte;
    }
    return bytes;
}

/// Most pairs differ early, which spares the walk to the token's text. Of a token that stands twice
/// the later one goes first.
bool isBefore(const Key& a, const Key& b)
{
    if (a.firstBytes != b.firstBytes) {
        return a.firstBytes < b.firstBytes;
    }
    const int order = a.token.compare(b.token);
    return order != 0 ? order < 0 : a.id > b.id;
}

std::vector<Key> sortedKeys(const Vocabulary& vocabulary)
{
    std::vector<Key> keys;
    keys.reserve(vocabulary.count());
    for (std::size_t row = 0; row < vocabulary.idEnd(); ++row) {
        const TokenId id{static_cast<std::int32_t>(row)};
        const std::string_view token = vocabulary.token(id);
        if (!token.empty()) {
            keys.push_back({firstBytesOf(token), token, id.value});
        }
    }
    std::sort(keys.begin(), keys.end(), isBefore);
    const auto isSame = [](const Key& a, const Key& b) { return a.token == b.token; };
    keys.erase(std::unique(keys.begin(), keys.end(), isSame), keys.end());
    return keys;
}

/// Keys [begin, end) have the same first bytes, as many as the node is deep.
struct Span
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t depth = 0;
};

} // namespace

/// Level by level, so that the children of a node come to stand together.
TokenTrie::TokenTrie(const Vocabulary& vocabulary)
{
    const std::vector<Key> keys = sortedKeys(vocabulary);
    std::vector<Span> spans{{0, static_cast<std::uint32_t>(keys.size()), 0}};
    m_nodes.emplace_back();
    m_labels.push_back('\0');
    for (std::size_t row = 0; row < spans.size(); ++row) {
        Span span = spans[row];
        if (span.end - span.begin == 1 && span.depth > 0) {
            m_nodes[row] = {0, kRestOfToken, keys[span.begin].id};
            continue;
        }
        if (span.begin < span.end && keys[span.begin].token.size() == span.depth) {
            m_nodes[row].id = keys[span.begin++].id;
        }
        m_nodes[row].first = static_cast<std::uint32_t>(m_nodes.size());
        while (span.begin < span.end) {
            const char label = keys[span.begin].token[span.depth];
            std::uint32_t end = span.begin + 1;
            while (end < span.end && keys[end].token[span.depth] == label) {
                ++end;
            }
            m_nodes.emplace_back();
            m_labels.push_back(label);
            ++m_nodes[row].children;
            spans.push_back({span.begin, end, span.depth + 1});
            span.begin = end;
        }
    }
}

} // namespace maskscope
