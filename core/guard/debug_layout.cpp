// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/debug_layout.h"

#include <map>
#include <string_view>

namespace maskscope {

namespace {

constexpr std::string_view kWithTable = "FORMAT_WITH_STRING_TABLE";

class LayoutReader
{
public:
    explicit LayoutReader(const PickleTree& tree)
        : m_tree(tree)
    {}

    /// False: the form is unknown.
    bool read()
    {
        const PickleNode* ranges = findRanges();
        if (ranges == nullptr) {
            return false;
        }
        for (const PickleIndex index : ranges->items) {
            if (!readRange(m_tree.node(index))) {
                return false;
            }
        }
        return true;
    }

    DebugLayout layout;

private:
    /// Item `n` if it has that kind and at least so many items itself.
    const PickleNode* item(const PickleNode* node, std::size_t n, PickleKind kind,
                           std::size_t items = 0) const
    {
        const PickleNode* found = node == nullptr ? nullptr : m_tree.item(*node, n);
        return found != nullptr && found->kind == kind && found->items.size() >= items ? found
                                                                                       : nullptr;
    }

    const PickleNode* findRanges()
    {
        const PickleNode& root = m_tree.root();
        if (root.kind != PickleKind::Tuple) {
            return nullptr;
        }
        const PickleNode* marker = item(&root, 0, PickleKind::String);
        if (marker == nullptr) {
            return &root;
        }
        m_table = item(&root, 1, PickleKind::Tuple);
        const bool isKnown = m_tree.text(*marker) == kWithTable && m_table != nullptr;
        return isKnown ? item(&root, 2, PickleKind::Tuple) : nullptr;
    }

    bool readRange(const PickleNode& node)
    {
        const PickleNode* range
            = node.kind == PickleKind::Tuple ? item(&node, 1, PickleKind::Tuple, 3) : nullptr;
        const PickleNode* source = item(range, 0, PickleKind::Tuple, 2);
        if (source == nullptr || item(range, 1, PickleKind::Int) == nullptr
            || item(range, 2, PickleKind::Int) == nullptr) {
            return false;
        }
        const auto text = m_table != nullptr ? readPieces(*source) : readWhole(*source);
        if (text) {
            layout.ranges.push_back({*text, range->items[1], range->items[2]});
        }
        return text && readFile(*source);
    }

    std::optional<std::size_t> readWhole(const PickleNode& source)
    {
        if (item(&source, 0, PickleKind::String) == nullptr) {
            return std::nullopt;
        }
        return textNumber(source.items[0], {source.items[0]});
    }

    /// The pieces are a call: build_intlist(([0, 1],)).
    std::optional<std::size_t> readPieces(const PickleNode& source)
    {
        const PickleNode* arguments
            = item(item(&source, 0, PickleKind::Object, 2), 1, PickleKind::Tuple, 1);
        const PickleNode* list = item(arguments, 0, PickleKind::List);
        if (list == nullptr) {
            return std::nullopt;
        }
        const PickleIndex listIndex = arguments->items[0];
        if (const auto known = m_numbers.find(listIndex); known != m_numbers.end()) {
            return known->second;
        }
        std::vector<PickleIndex> pieces;
        for (const PickleIndex index : list->items) {
            const auto entry = tableEntry(m_tree.node(index));
            if (!entry) {
                return std::nullopt;
            }
            pieces.push_back(*entry);
        }
        return textNumber(listIndex, std::move(pieces));
    }

    /// Texts are told apart by the node that stands for them: however many ranges share one, its
    /// pieces are listed once.
    std::size_t textNumber(PickleIndex node, std::vector<PickleIndex> pieces)
    {
        const auto [place, isNew] = m_numbers.emplace(node, layout.texts.size());
        if (isNew) {
            layout.texts.push_back(std::move(pieces));
        }
        return place->second;
    }

    bool readFile(const PickleNode& source)
    {
        const PickleNode& file = *m_tree.item(source, 1);
        const auto name = m_table != nullptr  ? tableEntry(file)
            : file.kind == PickleKind::String ? std::optional(source.items[1])
                                              : std::nullopt;
        if (name) {
            layout.files.insert(*name);
        }
        return name || (m_table == nullptr && file.kind == PickleKind::None);
    }

    std::optional<PickleIndex> tableEntry(const PickleNode& number) const
    {
        const auto size = static_cast<std::int64_t>(m_table->items.size());
        if (number.kind != PickleKind::Int || number.number < 0 || number.number >= size) {
            return std::nullopt;
        }
        const PickleIndex entry = m_table->items[static_cast<std::size_t>(number.number)];
        return m_tree.node(entry).kind == PickleKind::String ? std::optional(entry) : std::nullopt;
    }

    const PickleTree& m_tree;
    const PickleNode* m_table = nullptr;
    std::map<PickleIndex, std::size_t> m_numbers; ///< of texts, by their node
};

} // namespace

std::optional<DebugLayout> readDebugLayout(const PickleTree& record)
{
    LayoutReader reader(record);
    return reader.read() ? std::optional(std::move(reader.layout)) : std::nullopt;
}

} // namespace maskscope
