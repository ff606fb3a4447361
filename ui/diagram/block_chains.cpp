// SPDX-License-Identifier: GPL-3.0-or-later
// BlockTreeBuilder: which equal neighbours are layers.
#include "ui/diagram/block_tree_builder.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <unordered_set>

namespace maskscope {

namespace {

constexpr std::size_t kFewestSingles = 3; ///< of one operator, so that folding helps
constexpr std::size_t kMostBegins = 64; ///< tried for one repeat

/// "encoder.layer.11": a place in a list.
bool isNumbered(const std::string& path)
{
    const std::size_t dot = path.find_last_of('.');
    const std::string last = dot == std::string::npos ? path : path.substr(dot + 1);
    return !last.empty() && std::all_of(last.begin(), last.end(), [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0;
    });
}

} // namespace

std::vector<std::size_t> BlockTreeBuilder::tensorsOf(int block, bool made) const
{
    const Inspection& inspection = *m_tree.inspection();
    std::vector<std::size_t> tensors;
    for (const int leaf : m_tree.leavesOf(block)) {
        const Block& inner = m_tree.at(leaf);
        if (inner.kind == BlockKind::Operator) {
            const InspectedOperator& called = inspection.operators[inner.op];
            const std::vector<std::size_t>& some = made ? called.outputs : called.inputs;
            tensors.insert(tensors.end(), some.begin(), some.end());
        } else if (inner.module < inspection.modules.size()) {
            const InspectedModule& module = inspection.modules[inner.module];
            const std::vector<std::size_t>& some = made ? module.outputs : module.inputs;
            tensors.insert(tensors.end(), some.begin(), some.end());
        }
    }
    return tensors;
}

bool BlockTreeBuilder::feeds(int from, int to) const
{
    if (!m_tree.inspection()) {
        const std::vector<ModuleSummary>& modules = m_tree.summary()->modules;
        return isNumbered(modules[m_tree.at(from).module].path)
            && isNumbered(modules[m_tree.at(to).module].path);
    }
    const std::vector<std::size_t> made = tensorsOf(from, true);
    const std::unordered_set<std::size_t> known(made.begin(), made.end());
    const std::vector<std::size_t> read = tensorsOf(to, false);
    return std::any_of(read.begin(), read.end(),
                       [&](std::size_t tensor) { return known.count(tensor) > 0; });
}

/// Layers follow each other; query, key and value are equal, too, but stand side by side. One link
/// is looked at: the others are equal.
bool BlockTreeBuilder::isWorthFolding(const std::vector<int>& blocks, const Repeat& repeat) const
{
    const bool isOperator = m_tree.at(blocks[repeat.begin]).kind == BlockKind::Operator;
    if (repeat.period == 1) {
        return (!isOperator || repeat.count >= kFewestSingles)
            && feeds(blocks[repeat.begin], blocks[repeat.begin + 1]);
    }
    return m_tree.inspection() != nullptr && tensorsAcross(blocks, repeat, repeat.begin) > 0;
}

/// A repeat of operators may begin at several places: where the fewest tensors cross from one
/// piece to the next, and of those the last.
std::size_t BlockTreeBuilder::bestBegin(const std::vector<int>& blocks, const Repeat& repeat) const
{
    std::size_t best = repeat.begin;
    if (repeat.period == 1 || !m_tree.inspection()) {
        return best;
    }
    std::size_t fewest = tensorsAcross(blocks, repeat, best);
    for (std::size_t shift = 1; shift <= std::min(repeat.slack, kMostBegins); ++shift) {
        const std::size_t across = tensorsAcross(blocks, repeat, repeat.begin + shift);
        if (across <= fewest) {
            fewest = across;
            best = repeat.begin + shift;
        }
    }
    return best;
}

/// Tensors of the first piece that the second reads.
std::size_t BlockTreeBuilder::tensorsAcross(const std::vector<int>& blocks, const Repeat& repeat,
                                            std::size_t begin) const
{
    std::unordered_set<std::size_t> made;
    std::unordered_set<std::size_t> across;
    for (std::size_t i = begin; i < begin + repeat.period; ++i) {
        for (const std::size_t tensor : tensorsOf(blocks[i], true)) {
            made.insert(tensor);
        }
    }
    for (std::size_t i = begin + repeat.period; i < begin + 2 * repeat.period; ++i) {
        for (const std::size_t tensor : tensorsOf(blocks[i], false)) {
            if (made.count(tensor) > 0) {
                across.insert(tensor);
            }
        }
    }
    return across.size();
}

} // namespace maskscope
