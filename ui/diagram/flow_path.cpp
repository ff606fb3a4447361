// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/flow_path.h"

#include "ui/diagram/block_tree.h"
#include "ui/diagram/block_words.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_set>

namespace maskscope {

namespace {

constexpr std::string_view kFusedAttention = "scaled_dot_product_attention";

/// Of a model that takes one length alone every size is a number: then `fixed` tells it.
bool followsText(const TensorSize& size, std::optional<SequenceLength> fixed)
{
    const bool isPinned = size.origin == SizeOrigin::Recording
        && size.size != LengthFormula::constant(1); // that is the number of texts
    const bool isFixed = fixed && size.size == LengthFormula::constant(fixed->value);
    return size.origin == SizeOrigin::Length || isPinned || isFixed;
}

/// One list of numbers for each token, or for each few: [.., L, .., width].
bool isTable(const InspectedTensor& tensor, std::optional<SequenceLength> fixed)
{
    const std::vector<TensorSize>& sizes = tensor.sizes;
    const auto follows = [fixed](const TensorSize& size) { return followsText(size, fixed); };
    return sizes.size() >= 2 && tensor.weight.empty()
        && tensor.elementType.find("float") != std::string::npos
        && std::count_if(sizes.begin(), sizes.end(), follows) == 1 && !follows(sizes.back())
        && sizes.back().size.isConstant();
}

/// A number for each pair of tokens. Sizes that are only numbers may be equal by chance, but a
/// softmax runs over tokens.
bool comparesTokens(const InspectedTensor& tensor, std::optional<SequenceLength> fixed,
                    const std::string& op)
{
    const std::vector<TensorSize>& sizes = tensor.sizes;
    if (sizes.size() < 2) {
        return false;
    }
    const TensorSize& last = sizes.back();
    const TensorSize& before = sizes[sizes.size() - 2];
    const bool isSure = last.origin == SizeOrigin::Length && before.origin == SizeOrigin::Length;
    return isSure
        || (op.find("softmax") != std::string::npos && followsText(last, fixed)
            && followsText(before, fixed));
}

/// The one length that a model takes.
std::optional<SequenceLength> fixedLengthOf(const ModelSummary* summary)
{
    const bool isFixed = summary != nullptr
        && (summary->length.kind == LengthKind::Fixed
            || summary->length.kind == LengthKind::Unsafe);
    return isFixed ? summary->length.max : std::nullopt;
}

class FlowSearch
{
public:
    FlowSearch(const std::shared_ptr<const ModelSummary>& summary,
               const std::shared_ptr<const Inspection>& inspection)
        : m_tree(summary, inspection)
        , m_inspection(inspection.get())
        , m_fixed(fixedLengthOf(summary.get()))
    {}

    FlowPath run()
    {
        if (m_tree.isEmpty()) {
            return m_path;
        }
        m_path.operators = m_inspection == nullptr ? 0 : m_inspection->operators.size();
        findRepeats();
        if (!m_path.layers) {
            findCalledAgain();
        }
        findAnswer();
        return m_path;
    }

private:
    [[nodiscard]] const InspectedTensor* tensor(std::size_t index) const
    {
        return index < m_inspection->tensors.size() ? &m_inspection->tensors[index] : nullptr;
    }

    /// Equal parts in a chain: those with the most in them.
    void findRepeats()
    {
        int best = -1;
        std::size_t most = 0;
        for (int block = 0; block < m_tree.size(); ++block) {
            if (m_tree.at(block).kind == BlockKind::Repeats && m_tree.at(block).parent >= 0) {
                const std::size_t inside = m_tree.leavesOf(block).size();
                if (inside > most) {
                    most = inside;
                    best = block;
                }
            }
        }
        if (best >= 0) {
            takeRepeats(best);
        }
    }

    void takeRepeats(int repeats)
    {
        FlowPath::Layers layers;
        layers.count = m_tree.at(repeats).count;
        const int first = pieceOf(repeats, true);
        layers.module = m_tree.at(first).module;
        if (m_tree.at(first).kind == BlockKind::Module) {
            layers.type = m_tree.summary()->modules[layers.module].type;
        }
        layers.share = shareOf(m_tree, repeats).value_or(0);
        if (m_inspection != nullptr) {
            lookInside(first, layers);
            m_path.embedded = tableInto(first);
            m_path.layered = tableOutOf(pieceOf(repeats, false));
        }
        m_path.layers = layers;
    }

    /// The first or the last of the equal parts; many of them lie in parts of parts.
    [[nodiscard]] int pieceOf(int repeats, bool first) const
    {
        const bool isDirect = m_tree.at(repeats).count == m_tree.at(repeats).children.size();
        int piece = repeats;
        do {
            const std::vector<int>& children = m_tree.at(piece).children;
            piece = first ? children.front() : children.back();
        } while (!isDirect && m_tree.at(m_tree.at(piece).children.front()).kind == BlockKind::Part);
        return piece;
    }

    /// One module that does most of the work and is called more than once, as in models whose
    /// layers share their weights.
    void findCalledAgain()
    {
        if (m_inspection == nullptr) {
            return;
        }
        const std::size_t known
            = std::min(m_inspection->modules.size(), m_tree.summary()->modules.size());
        std::size_t most = 1; // a lone operator is no layer
        for (std::size_t module = 1; module < known; ++module) {
            const int block = m_tree.blockOfModule(module);
            const std::size_t inside = m_tree.leavesOf(block).size();
            const InspectedModule& called = m_inspection->modules[module];
            if (called.calls > 1 && inside > most) {
                most = inside;
                FlowPath::Layers layers{static_cast<std::size_t>(called.calls),
                                        m_tree.summary()->modules[module].type, true, module};
                layers.share = called.share;
                lookInside(block, layers);
                m_path.layers = layers;
                m_path.embedded = firstTable(called.inputs);
                m_path.layered = firstTable(called.outputs);
            }
        }
    }

    void lookInside(int block, FlowPath::Layers& layers) const
    {
        for (const int leaf : m_tree.leavesOf(block)) {
            if (m_tree.at(leaf).kind != BlockKind::Operator) {
                continue;
            }
            const InspectedOperator& called = m_inspection->operators[m_tree.at(leaf).op];
            layers.looksAround
                = layers.looksAround || called.name.find(kFusedAttention) != std::string::npos;
            for (const std::size_t output : called.outputs) {
                const InspectedTensor* made = tensor(output);
                if (made != nullptr && comparesTokens(*made, m_fixed, called.name)
                    && !layers.comparisons) {
                    layers.comparisons = output;
                }
            }
        }
    }

    [[nodiscard]] std::optional<std::size_t>
    firstTable(const std::vector<std::size_t>& tensors) const
    {
        const auto found = std::find_if(tensors.begin(), tensors.end(), [this](std::size_t index) {
            return tensor(index) != nullptr && isTable(*tensor(index), m_fixed);
        });
        return found == tensors.end() ? std::nullopt : std::optional(*found);
    }

    [[nodiscard]] std::vector<std::size_t> tensorsOf(int block, bool made) const
    {
        std::vector<std::size_t> tensors;
        for (const int leaf : m_tree.leavesOf(block)) {
            const Block& inner = m_tree.at(leaf);
            if (inner.kind == BlockKind::Operator) {
                const InspectedOperator& called = m_inspection->operators[inner.op];
                const std::vector<std::size_t>& some = made ? called.outputs : called.inputs;
                tensors.insert(tensors.end(), some.begin(), some.end());
            }
        }
        return tensors;
    }

    /// Read inside and not made there.
    [[nodiscard]] std::optional<std::size_t> tableInto(int block) const
    {
        const std::vector<std::size_t> made = tensorsOf(block, true);
        const std::unordered_set<std::size_t> own(made.begin(), made.end());
        std::vector<std::size_t> given = tensorsOf(block, false);
        std::erase_if(given, [&own](std::size_t index) { return own.count(index) > 0; });
        return firstTable(given);
    }

    /// The last one made inside: what is read outside or is the model's answer.
    [[nodiscard]] std::optional<std::size_t> tableOutOf(int block) const
    {
        const std::vector<std::size_t> read = tensorsOf(block, false);
        const std::unordered_set<std::size_t> own(read.begin(), read.end());
        std::vector<std::size_t> made = tensorsOf(block, true);
        std::reverse(made.begin(), made.end());
        std::erase_if(made, [&own](std::size_t index) { return own.count(index) > 0; });
        return firstTable(made);
    }

    void findAnswer()
    {
        const OutputForm& form = m_tree.summary()->output;
        m_path.hasHead = form.hasLmHead && form.vocabularySize.has_value();
        if (m_inspection == nullptr) {
            return;
        }
        for (const std::size_t output : m_inspection->outputs) {
            const InspectedTensor* given = tensor(output);
            const bool isWords = given != nullptr && !given->sizes.empty() && form.vocabularySize
                && given->sizes.back().size == LengthFormula::constant(*form.vocabularySize);
            if (given != nullptr && (m_path.hasHead ? isWords : isTable(*given, m_fixed))) {
                m_path.answer = output;
                break;
            }
        }
    }

    BlockTree m_tree;
    const Inspection* m_inspection;
    std::optional<SequenceLength> m_fixed;
    FlowPath m_path;
};

} // namespace

FlowPath findFlow(const std::shared_ptr<const ModelSummary>& summary,
                  const std::shared_ptr<const Inspection>& inspection)
{
    return FlowSearch(summary, inspection).run();
}

std::optional<NumberLists> listsOf(const InspectedTensor& tensor, SequenceLength length)
{
    if (tensor.sizes.size() < 2) {
        return std::nullopt;
    }
    NumberLists lists{1, 0};
    for (std::size_t i = 0; i < tensor.sizes.size(); ++i) {
        const std::optional<std::int64_t> size = tensor.sizes[i].size.at(length);
        constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
        if (!size || *size < 0 || *size > kMost || lists.lists > kMost) {
            return std::nullopt;
        }
        (i + 1 < tensor.sizes.size() ? lists.lists : lists.width)
            = i + 1 < tensor.sizes.size() ? lists.lists * *size : *size;
    }
    return lists;
}

} // namespace maskscope
