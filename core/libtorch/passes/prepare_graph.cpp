// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/prepare_graph.h"

#include "core/libtorch/passes/graph_facts.h"

#include <torch/csrc/jit/api/compilation_unit.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/ir/alias_analysis.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/ir/scope.h>
#include <torch/csrc/jit/passes/common_subexpression_elimination.h>
#include <torch/csrc/jit/passes/constant_propagation.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>
#include <torch/csrc/jit/passes/inliner.h>
#include <torch/csrc/jit/passes/remove_mutation.h>
#include <torch/csrc/jit/passes/shape_analysis.h>

#include <exception>
#include <unordered_map>

namespace maskscope {

namespace {

namespace jit = torch::jit;

bool hasWrittenWeight(const jit::AliasDb& aliases, const jit::Block& block)
{
    for (const jit::Node* node : block.nodes()) {
        const bool isWeight
            = node->kind() == c10::prim::GetAttr || node->kind() == c10::prim::Constant;
        if (node->kind() == c10::prim::SetAttr
            || (isWeight && aliases.hasWriters(node->output()))) {
            return true;
        }
        for (const jit::Block* inner : node->blocks()) {
            if (hasWrittenWeight(aliases, *inner)) {
                return true;
            }
        }
    }
    return false;
}

/// Puts the module's attributes into the graph as constants.
class WeightLowering
{
public:
    WeightLowering(jit::Graph& graph, const jit::Module& module)
        : m_graph(graph)
    {
        m_objects.emplace(graph.inputs().at(0), module._ivalue());
    }

    void lower(jit::Block& block)
    {
        for (auto node = block.nodes().begin(); node != block.nodes().end();) {
            jit::Node* current = *node++;
            for (jit::Block* inner : current->blocks()) {
                lower(*inner);
            }
            if (current->kind() == c10::prim::GetAttr) {
                lowerAttribute(current);
            }
        }
    }

private:
    void lowerAttribute(jit::Node* node)
    {
        const auto owner = m_objects.find(node->input());
        if (owner == m_objects.end()) {
            return;
        }
        const c10::IValue value = owner->second->getAttr(node->s(c10::attr::name));
        if (value.isObject()) {
            m_objects.emplace(node->output(), value.toObject());
            return;
        }
        const jit::WithInsertPoint atTop(*m_graph.nodes().begin());
        if (const auto constant = jit::tryInsertConstant(m_graph, detached(value))) {
            node->output()->replaceAllUsesWith(*constant);
        }
    }

    static c10::IValue detached(const c10::IValue& value)
    {
        const bool needs
            = value.isTensor() && value.toTensor().defined() && value.toTensor().requires_grad();
        return needs ? c10::IValue(value.toTensor().detach()) : value;
    }

    jit::Graph& m_graph;
    std::unordered_map<const jit::Value*, c10::intrusive_ptr<c10::ivalue::Object>> m_objects;
};

/// A function that lives as long as the program.
jit::Function* anyForward()
{
    static torch::jit::CompilationUnit unit;
    static jit::Function* const forward
        = unit.create_function("forward", std::make_shared<jit::Graph>());
    return forward;
}

/// The same places in the source, outermost first.
jit::InlinedCallStackPtr withoutModule(const jit::InlinedCallStack& frames)
{
    const auto places = const_cast<jit::InlinedCallStack&>(frames).vec();
    jit::InlinedCallStackPtr copy;
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        const jit::SourceRange& range = std::get<1>(*place);
        copy = copy ? c10::make_intrusive<jit::InlinedCallStack>(copy, anyForward(), range)
                    : c10::make_intrusive<jit::InlinedCallStack>(anyForward(), range);
    }
    return copy;
}

/// An inlined node names the functions it comes from by their address. When it fails LibTorch asks
/// them for their names, but by then the module may have been freed.
void forgetFunctions(jit::Block& block)
{
    for (jit::Node* node : block.nodes()) {
        if (const auto frames = node->callstack()) {
            node->setCallStack(withoutModule(**frames));
        }
        for (jit::Block* inner : node->blocks()) {
            forgetFunctions(*inner);
        }
    }
}

/// Without a module in training dropout hands its input on.
void removeIdleDropout(jit::Graph& graph)
{
    for (auto node = graph.nodes().begin(); node != graph.nodes().end();) {
        jit::Node* current = *node++;
        const bool isDropout
            = isCall(current, "aten::dropout") || isCall(current, "aten::feature_dropout");
        const auto trains = isDropout ? jit::toIValue(current->input(2)) : std::nullopt;
        if (trains && trains->isBool() && !trains->toBool()) {
            replaceNode(current, current->input(0));
        }
    }
}

} // namespace

bool mayWriteIntoWeights(const std::shared_ptr<jit::Graph>& graph)
{
    try {
        return hasWrittenWeight(jit::AliasDb(graph), *graph->block());
    } catch (const std::exception&) { // an operator that the analysis does not know
        return true;
    }
}

std::shared_ptr<jit::Graph> prepareGraph(const jit::Module& module)
{
    auto graph = module.get_method("forward").graph()->copy();
    jit::Inline(*graph);
    jit::EraseShapeInformation(graph);
    WeightLowering(*graph, module).lower(*graph->block());
    removeIdleDropout(*graph);
    jit::RemoveTensorMutation(graph);
    jit::ConstantPropagationImmutableTypes(graph);
    jit::EliminateCommonSubexpression(graph);
    jit::EliminateDeadCode(graph);
    forgetFunctions(*graph->block());
    graph->lint();
    return graph;
}

} // namespace maskscope
