// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/pickle_stack.h"

#include <algorithm>
#include <utility>

namespace maskscope {

PickleOutcome PickleStack::push(PickleNode node)
{
    if (m_nodes.size() >= m_mostNodes || m_stack.size() >= m_mostNodes) {
        return PickleProblem::TooMany;
    }
    m_stack.push_back(static_cast<PickleIndex>(m_nodes.size()));
    m_nodes.push_back(std::move(node));
    return std::nullopt;
}

PickleOutcome PickleStack::pushTaking(PickleNode node, std::size_t count)
{
    if (available() < count) {
        return PickleProblem::Unusual;
    }
    node.items = pop(count);
    return push(std::move(node));
}

PickleOutcome PickleStack::openMark()
{
    if (m_marks.size() >= PickleTree::kDeepest) {
        return PickleProblem::TooDeep;
    }
    m_marks.push_back(m_stack.size());
    return std::nullopt;
}

PickleOutcome PickleStack::pushMarked(PickleNode node)
{
    if (m_marks.empty()) {
        return PickleProblem::Unusual;
    }
    node.items = pop(available());
    m_marks.pop_back();
    return push(std::move(node));
}

PickleOutcome PickleStack::add(PickleKind kind, std::size_t count)
{
    if (available() < count) {
        return PickleProblem::Unusual;
    }
    return addTo(kind, pop(count));
}

PickleOutcome PickleStack::addMarked(PickleKind kind)
{
    if (m_marks.empty()) {
        return PickleProblem::Unusual;
    }
    const std::vector<PickleIndex> items = pop(available());
    m_marks.pop_back();
    return addTo(kind, items);
}

PickleOutcome PickleStack::addTo(PickleKind kind, const std::vector<PickleIndex>& items)
{
    const bool isPaired = kind != PickleKind::Dict || items.size() % 2 == 0;
    if (available() == 0 || !isPaired || m_nodes[m_stack.back()].kind != kind) {
        return PickleProblem::Unusual;
    }
    std::vector<PickleIndex>& all = m_nodes[m_stack.back()].items;
    all.insert(all.end(), items.begin(), items.end());
    return std::nullopt;
}

PickleOutcome PickleStack::build()
{
    if (available() < 2) {
        return PickleProblem::Unusual;
    }
    const PickleIndex state = pop(1).front();
    PickleNode& object = m_nodes[m_stack.back()];
    if (object.kind != PickleKind::Object || object.items.size() != 2) {
        return PickleProblem::Unusual;
    }
    object.items.push_back(state);
    return std::nullopt;
}

/// Picklers number 0, 1, 2...; for a number far beyond, other readers reserve memory for all below.
PickleOutcome PickleStack::put(std::uint64_t index)
{
    if (available() == 0 || index != m_memo.size()) {
        return PickleProblem::Unusual;
    }
    m_memo.push_back(m_stack.back());
    return std::nullopt;
}

PickleOutcome PickleStack::get(std::uint64_t index)
{
    if (index >= m_memo.size()) {
        return PickleProblem::Unusual;
    }
    if (m_stack.size() >= m_mostNodes) {
        return PickleProblem::TooMany;
    }
    m_stack.push_back(m_memo[index]);
    return std::nullopt;
}

std::optional<PickleIndex> PickleStack::result() const
{
    const bool isAlone = m_stack.size() == 1 && m_marks.empty();
    return isAlone ? std::optional(m_stack.front()) : std::nullopt;
}

std::size_t PickleStack::available() const
{
    return m_stack.size() - (m_marks.empty() ? 0 : m_marks.back());
}

std::vector<PickleIndex> PickleStack::pop(std::size_t count)
{
    const auto first = m_stack.end() - static_cast<std::ptrdiff_t>(count);
    std::vector<PickleIndex> items(first, m_stack.end());
    m_stack.erase(first, m_stack.end());
    return items;
}

PickleOutcome checkNesting(const std::vector<PickleNode>& nodes, PickleIndex root)
{
    struct Visit
    {
        PickleIndex node;
        std::size_t next; ///< item to look at
    };
    constexpr std::size_t kUnknown = 0;
    std::vector<std::size_t> height(nodes.size(), kUnknown); // 1 without items
    std::vector<bool> isOpen(nodes.size(), false);
    std::vector<Visit> path{{root, 0}};
    isOpen[root] = true;
    while (!path.empty()) {
        Visit& visit = path.back();
        const std::vector<PickleIndex>& items = nodes[visit.node].items;
        if (visit.next < items.size()) {
            const PickleIndex item = items[visit.next++];
            if (isOpen[item]) {
                return PickleProblem::Unusual;
            }
            if (height[item] == kUnknown) {
                isOpen[item] = true;
                path.push_back({item, 0});
            }
            continue;
        }
        std::size_t highest = 0;
        for (const PickleIndex item : items) {
            highest = std::max(highest, height[item]);
        }
        height[visit.node] = highest + 1;
        isOpen[visit.node] = false;
        path.pop_back();
        if (highest + 1 > PickleTree::kDeepest) {
            return PickleProblem::TooDeep;
        }
    }
    return std::nullopt;
}

} // namespace maskscope
