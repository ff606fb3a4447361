// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/block_tree_builder.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <string>

namespace maskscope {

namespace {

constexpr std::size_t kNoOp = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kShortRun = 3; ///< operators between modules that stay single
constexpr std::size_t kMostParts = 16;
constexpr std::size_t kPartSize = 24;

std::uint64_t mixed(std::uint64_t seed, std::uint64_t value)
{
    return seed ^ (value + 0x9E3779B97F4A7C15ULL + (seed << 6) + (seed >> 2));
}

std::uint64_t mixed(std::uint64_t seed, const std::string& text)
{
    return mixed(seed, std::hash<std::string>{}(text));
}

} // namespace

BlockTreeBuilder::BlockTreeBuilder(BlockTree& tree)
    : m_tree(tree)
{}

void BlockTreeBuilder::build()
{
    if (!m_tree.m_summary || m_tree.m_summary->modules.empty()) {
        return;
    }
    createModules();
    createOperators();
    for (std::size_t module = m_tree.m_modules; module-- > 0;) {
        arrangeModule(module);
    }
    placeStandIns();
}

void BlockTreeBuilder::createModules()
{
    const std::vector<ModuleSummary>& modules = m_tree.m_summary->modules;
    m_tree.m_modules = modules.size();
    m_tree.m_blocks.resize(modules.size());
    m_parents.resize(modules.size());
    m_inside.resize(modules.size());
    m_firstOps.assign(modules.size(), kNoOp);
    m_looks.resize(modules.size());
    std::vector<std::size_t> open; // the way from the root to the module before this one
    for (std::size_t i = 0; i < modules.size(); ++i) {
        while (open.size() > 1 && modules[open.back()].depth >= modules[i].depth) {
            open.pop_back();
        }
        m_tree.m_blocks[i].module = i;
        m_parents[i] = open.empty() ? i : open.back();
        if (!open.empty()) {
            m_inside[open.back()].push_back(static_cast<int>(i));
        }
        open.push_back(i);
    }
}

void BlockTreeBuilder::createOperators()
{
    if (!m_tree.m_inspection) {
        return;
    }
    const std::vector<InspectedOperator>& operators = m_tree.m_inspection->operators;
    m_tree.m_operators = operators.size();
    for (std::size_t i = 0; i < operators.size(); ++i) {
        const std::size_t module = operators[i].module < m_tree.m_modules ? operators[i].module : 0;
        m_inside[module].push_back(m_tree.size());
        m_firstOps[module] = std::min(m_firstOps[module], i);
        m_tree.m_blocks.push_back({.kind = BlockKind::Operator, .module = module, .op = i});
    }
    for (std::size_t module = m_tree.m_modules; module-- > 1;) {
        std::size_t& above = m_firstOps[m_parents[module]];
        above = std::min(above, m_firstOps[module]);
    }
}

/// A list of modules: forward() never called it, those inside it did the work.
bool BlockTreeBuilder::isTransparent(std::size_t module) const
{
    const Inspection* inspection = m_tree.inspection();
    const std::vector<int>& inside = m_inside[module];
    const auto isModule = [this](int block) { return m_tree.at(block).kind == BlockKind::Module; };
    return module > 0 && inspection != nullptr && module < inspection->modules.size()
        && inspection->modules[module].calls <= 0 && m_firstOps[module] != kNoOp && !inside.empty()
        && std::all_of(inside.begin(), inside.end(), isModule);
}

void BlockTreeBuilder::arrangeModule(std::size_t module)
{
    std::vector<int> flat;
    for (const int block : m_inside[module]) {
        const auto inner = static_cast<std::size_t>(block);
        if (m_tree.at(block).kind == BlockKind::Module && isTransparent(inner)) {
            flat.insert(flat.end(), m_inside[inner].begin(), m_inside[inner].end());
        } else {
            flat.push_back(block);
        }
    }
    inOrder(flat);
    m_inside[module] = flat;
    const ModuleSummary& summary = m_tree.m_summary->modules[module];
    std::uint64_t looked = mixed(std::hash<std::string>{}(summary.type),
                                 static_cast<std::uint64_t>(summary.parameters));
    for (const int block : flat) {
        looked = mixed(looked, looks(block));
    }
    m_looks[module] = looked;
    if (!isTransparent(module)) {
        adopt(static_cast<int>(module), arranged(std::move(flat), module));
    }
}

/// As the program runs them; what runs no operator stays behind its neighbour.
void BlockTreeBuilder::inOrder(std::vector<int>& blocks) const
{
    std::vector<std::pair<std::size_t, int>> keyed;
    std::size_t before = 0;
    for (const int block : blocks) {
        const bool isModule = m_tree.at(block).kind == BlockKind::Module;
        const std::size_t first
            = isModule ? m_firstOps[static_cast<std::size_t>(block)] : m_tree.at(block).op;
        before = first == kNoOp ? before : first;
        keyed.emplace_back(before, block);
    }
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(keyed.begin(), keyed.end(), blocks.begin(),
                   [](const auto& pair) { return pair.second; });
}

void BlockTreeBuilder::placeStandIns()
{
    m_tree.m_standIns.resize(m_tree.m_modules);
    for (std::size_t module = 0; module < m_tree.m_modules; ++module) {
        const auto block = static_cast<int>(module);
        const bool isDrawn = module == 0 || m_tree.at(block).parent >= 0;
        m_tree.m_standIns[module] = isDrawn ? block : m_tree.m_standIns[m_parents[module]];
    }
}

void BlockTreeBuilder::adopt(int parent, const std::vector<int>& children)
{
    m_tree.m_blocks[static_cast<std::size_t>(parent)].children = children;
    for (const int child : children) {
        m_tree.m_blocks[static_cast<std::size_t>(child)].parent = parent;
    }
}

int BlockTreeBuilder::group(BlockKind kind, const std::vector<int>& blocks, std::size_t module)
{
    const std::vector<int> children = inParts(blocks, module);
    const int block = m_tree.size();
    m_tree.m_blocks.push_back({.kind = kind, .module = module, .count = blocks.size()});
    adopt(block, children);
    return block;
}

std::vector<int> BlockTreeBuilder::arranged(std::vector<int> blocks, std::size_t module)
{
    blocks = withRepeats(blocks, module);
    blocks = withRuns(blocks, module);
    return inParts(blocks, module);
}

std::vector<int> BlockTreeBuilder::withRepeats(const std::vector<int>& blocks, std::size_t module)
{
    std::vector<std::uint64_t> values(blocks.size());
    std::transform(blocks.begin(), blocks.end(), values.begin(),
                   [this](int block) { return looks(block); });
    std::vector<int> fewer;
    std::size_t next = 0;
    for (const Repeat& repeat :
         findRepeats(values, [&](const Repeat& found) { return isWorthFolding(blocks, found); })) {
        const std::size_t begin = bestBegin(blocks, repeat);
        std::vector<int> pieces;
        for (std::size_t i = 0; i < repeat.count; ++i) {
            const auto first
                = blocks.begin() + static_cast<std::ptrdiff_t>(begin + i * repeat.period);
            const std::vector<int> piece(first, first + static_cast<std::ptrdiff_t>(repeat.period));
            pieces.push_back(piece.size() == 1 ? piece.front()
                                               : group(BlockKind::Part, piece, module));
        }
        fewer.insert(fewer.end(), blocks.begin() + static_cast<std::ptrdiff_t>(next),
                     blocks.begin() + static_cast<std::ptrdiff_t>(begin));
        fewer.push_back(group(BlockKind::Repeats, pieces, module));
        next = begin + repeat.period * repeat.count;
    }
    fewer.insert(fewer.end(), blocks.begin() + static_cast<std::ptrdiff_t>(next), blocks.end());
    return fewer;
}

/// Among modules, many operators in a row become one block.
std::vector<int> BlockTreeBuilder::withRuns(const std::vector<int>& blocks, std::size_t module)
{
    const auto isOperator
        = [this](int block) { return m_tree.at(block).kind == BlockKind::Operator; };
    if (blocks.size() <= BlockTree::kMostChildren
        || std::all_of(blocks.begin(), blocks.end(), isOperator)) {
        return blocks;
    }
    std::vector<int> fewer;
    for (auto next = blocks.begin(); next != blocks.end();) {
        const auto end = std::find_if_not(next, blocks.end(), isOperator);
        const std::vector<int> run(next, end);
        if (run.size() > kShortRun) {
            fewer.push_back(group(BlockKind::Part, run, module));
        } else {
            fewer.insert(fewer.end(), run.begin(), run.end());
        }
        next = end;
        if (next != blocks.end()) {
            fewer.push_back(*next++);
        }
    }
    return fewer;
}

/// At most kMostChildren: neighbours together, in parts of parts if need be.
std::vector<int> BlockTreeBuilder::inParts(const std::vector<int>& blocks, std::size_t module)
{
    if (blocks.size() <= BlockTree::kMostChildren) {
        return blocks;
    }
    const std::size_t parts = std::clamp<std::size_t>(blocks.size() / kPartSize, 2, kMostParts);
    std::vector<int> fewer;
    for (std::size_t i = 0; i < parts; ++i) {
        const auto from = static_cast<std::ptrdiff_t>(i * blocks.size() / parts);
        const auto to = static_cast<std::ptrdiff_t>((i + 1) * blocks.size() / parts);
        const std::vector<int> part(blocks.begin() + from, blocks.begin() + to);
        fewer.push_back(group(BlockKind::Part, part, module));
    }
    return fewer;
}

std::uint64_t BlockTreeBuilder::looks(int block) const
{
    const Block& looked = m_tree.at(block);
    if (looked.kind == BlockKind::Operator) {
        return looksOfOperator(looked.op);
    }
    const Inspection* inspection = m_tree.inspection();
    if (inspection != nullptr && looked.module < inspection->modules.size()
        && inspection->modules[looked.module].calls > 0) {
        return mixed(1, inspection->modules[looked.module].sameAs);
    }
    return mixed(2, m_looks[looked.module]);
}

std::uint64_t BlockTreeBuilder::looksOfOperator(std::size_t op) const
{
    const Inspection& inspection = *m_tree.inspection();
    const InspectedOperator& called = inspection.operators[op];
    std::uint64_t looked = mixed(std::hash<std::string>{}(called.name), called.source);
    for (const std::size_t tensor : called.outputs) {
        if (tensor < inspection.tensors.size()) {
            for (const TensorSize& size : inspection.tensors[tensor].sizes) {
                looked = mixed(looked, sizeText(size.size));
            }
        }
    }
    return mixed(looked, called.inputs.size());
}

} // namespace maskscope
