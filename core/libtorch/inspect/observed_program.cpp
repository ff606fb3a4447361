// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/inspect/observed_program.h"

#include "core/libtorch/inspect/note_operator.h"

#include <ATen/core/jit_type.h>
#include <torch/csrc/jit/ir/ir.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace maskscope {

namespace {

namespace jit = torch::jit;

/// May a value of this type be a tensor, or hold some?
bool holdsTensors(const c10::Type& type)
{
    if (type.kind() == c10::TypeKind::TensorType || type.kind() == c10::TypeKind::AnyType) {
        return true;
    }
    const bool isContainer = type.kind() == c10::TypeKind::ListType
        || type.kind() == c10::TypeKind::TupleType || type.kind() == c10::TypeKind::DictType
        || type.kind() == c10::TypeKind::OptionalType || type.kind() == c10::TypeKind::UnionType;
    const auto parts = isContainer ? type.containedTypes() : c10::ArrayRef<c10::TypePtr>();
    return std::any_of(parts.begin(), parts.end(),
                       [](const c10::TypePtr& part) { return holdsTensors(*part); });
}

bool isContainer(const jit::Value& value)
{
    return value.type()->kind() != c10::TypeKind::TensorType && holdsTensors(*value.type());
}

SiteKind kindOf(const jit::Node& node, bool isWeight)
{
    if (isWeight) {
        return SiteKind::Weight;
    }
    if (node.kind() == c10::prim::Constant) {
        return SiteKind::Constant;
    }
    const bool makesTensors = !node.kind().is_prim() || node.kind() == c10::prim::NumToTensor
        || node.kind() == c10::prim::CallMethod || node.kind() == c10::prim::CallFunction;
    // aten::__getitem__(list) and its like; what makes new ones of a list, as aten::cat, is told
    // apart when it runs.
    const bool takesList = !node.inputs().empty() && isContainer(*node.inputs().front());
    return makesTensors && !takesList ? SiteKind::Made : SiteKind::Passed;
}

class Observing
{
public:
    explicit Observing(InlinedProgram program)
        : m_inlined(std::move(program))
    {
        m_observed.graph = m_inlined.graph;
        m_observed.calls = std::move(m_inlined.calls);
    }

    ObservedProgram observe()
    {
        jit::Graph& graph = *m_observed.graph;
        noteAtStart(*graph.block(), {SiteKind::Input});
        visit(*graph.block());
        m_observed.outputs = numbersOf(graph.outputs());
        return std::move(m_observed);
    }

private:
    void visit(jit::Block& block)
    {
        for (jit::Node* node = block.param_node()->next(); node != block.return_node();) {
            jit::Node* next = node->next();
            if (node->kind() != c10::Symbol::fromQualString(kNoteOperator)) {
                visit(*node);
            }
            node = next;
        }
    }

    void visit(jit::Node& node)
    {
        static const auto kEnter = c10::Symbol::fromQualString(kEnterMark);
        static const auto kLeave = c10::Symbol::fromQualString(kLeaveMark);
        if (node.kind() == kEnter || node.kind() == kLeave) {
            return replaceMark(node, node.kind() == kEnter ? SiteKind::Enter : SiteKind::Leave);
        }
        const auto module = m_inlined.moduleOf.find(&node);
        const std::size_t innermost = module == m_inlined.moduleOf.end() ? 0 : module->second;
        for (jit::Block* block : node.blocks()) {
            noteAtStart(*block, siteOf(node, SiteKind::Passed, innermost));
            visit(*block);
        }
        noteAfter(node, innermost);
    }

    void replaceMark(jit::Node& mark, SiteKind kind)
    {
        Site site{kind};
        site.call = callOfMark(mark);
        site.module = m_observed.calls[site.call].module;
        site.inputs = numbersOf(mark.inputs());
        makeNote(*m_observed.graph, {}, m_observed.sites.size())->insertBefore(&mark);
        m_observed.sites.push_back(std::move(site));
        mark.destroy();
    }

    void noteAfter(jit::Node& node, std::size_t module)
    {
        const std::vector<jit::Value*> made = holders(node.outputs());
        Site site = siteOf(node, kindOf(node, !made.empty() && isWeight(*made.front())), module);
        site.isOperator = !node.kind().is_prim() || node.kind() == c10::prim::CallMethod
            || node.kind() == c10::prim::CallFunction;
        site.inputs = numbersOf(node.inputs());
        if (made.empty() && (site.inputs.empty() || !site.isOperator)) {
            return;
        }
        site.outputs = numbersOf(node.outputs());
        makeNote(*m_observed.graph, made, m_observed.sites.size())->insertAfter(&node);
        m_observed.sites.push_back(std::move(site));
    }

    static Site siteOf(const jit::Node& node, SiteKind kind, std::size_t module)
    {
        return {kind, &node, node.kind().toQualString(), module};
    }

    void noteAtStart(jit::Block& block, Site site)
    {
        const std::vector<jit::Value*> given = holders(block.inputs());
        if (given.empty()) {
            return;
        }
        site.outputs = numbersOf(block.inputs());
        makeNote(*m_observed.graph, given, m_observed.sites.size())
            ->insertAfter(block.param_node());
        m_observed.sites.push_back(std::move(site));
    }

    static std::vector<jit::Value*> holders(c10::ArrayRef<jit::Value*> values)
    {
        std::vector<jit::Value*> found;
        std::copy_if(values.begin(), values.end(), std::back_inserter(found),
                     [](const jit::Value* value) { return holdsTensors(*value->type()); });
        return found;
    }

    bool isWeight(const jit::Value& value) const { return m_inlined.weights.count(&value) != 0; }

    std::vector<std::size_t> numbersOf(c10::ArrayRef<jit::Value*> values)
    {
        std::vector<std::size_t> numbers;
        for (const jit::Value* value : holders(values)) {
            numbers.push_back(numberOf(*value));
        }
        return numbers;
    }

    std::size_t numberOf(const jit::Value& value)
    {
        const auto [place, isNew] = m_numbers.try_emplace(&value, m_numbers.size());
        if (isNew) {
            const auto weight = m_inlined.weights.find(&value);
            m_observed.names.push_back(value.debugName());
            m_observed.weights.push_back(weight == m_inlined.weights.end() ? std::string()
                                                                           : weight->second);
        }
        return place->second;
    }

    InlinedProgram m_inlined;
    ObservedProgram m_observed;
    std::unordered_map<const jit::Value*, std::size_t> m_numbers;
};

} // namespace

ObservedProgram observe(InlinedProgram program)
{
    return Observing(std::move(program)).observe();
}

} // namespace maskscope
