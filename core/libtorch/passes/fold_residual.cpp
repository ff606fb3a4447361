// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/fold_residual.h"

#include "core/libtorch/passes/graph_facts.h"
#include "core/libtorch/passes/packed_linear.h"

#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>

#include <vector>

namespace maskscope {

namespace {

namespace jit = torch::jit;

/// A packed linear layer that nothing follows yet and only `add` reads.
bool isOpen(const jit::Value* value, const jit::Node* add)
{
    const jit::Node* node = value->node();
    if (!isCall(node, kPackedLinear) || node->inputs().size() != 6 || onlyUser(value) != add) {
        return false;
    }
    const auto after = jit::toIValue(node->input(3));
    return after && after->isString() && after->toStringRef() == "none";
}

/// Known to have the same shape: oneDNN does not broadcast it.
bool haveSameSizes(const jit::Value* a, const jit::Value* b)
{
    const auto first = sizesOf(a);
    return first && first == sizesOf(b);
}

bool foldInto(jit::Node* add, std::size_t linearAt)
{
    jit::Value* sum = add->input(linearAt);
    jit::Value* other = add->input(1 - linearAt);
    if (!isOpen(sum, add) || !haveSameSizes(sum, other)) {
        return false;
    }
    jit::Graph& graph = *add->owningGraph();
    jit::Node* linear = sum->node();
    const jit::WithInsertPoint here(add);
    jit::Node* call = graph.create(
        c10::Symbol::fromQualString(kPackedLinear),
        {linear->input(0), other, linear->input(1), linear->input(2), graph.insertConstant("add")},
        1);
    graph.insertNode(call)->output()->setType(add->output()->type());
    replaceNode(add, call->output());
    return true;
}

} // namespace

std::size_t foldResidual(const std::shared_ptr<jit::Graph>& graph)
{
    std::vector<jit::Node*> sums;
    for (jit::Node* node : graph->nodes()) {
        if (node->kind() == c10::aten::add && node->inputs().size() == 3
            && constantInt(node->input(2)) == 1) {
            sums.push_back(node);
        }
    }
    std::size_t folded = 0;
    for (jit::Node* add : sums) {
        folded += foldInto(add, 0) || foldInto(add, 1) ? 1U : 0U;
    }
    jit::EliminateDeadCode(graph);
    return folded;
}

} // namespace maskscope
