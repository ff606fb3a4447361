// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/fold_residual.h"

#include "core/libtorch/passes/graph_facts.h"
#include "core/libtorch/passes/packed_operator.h"

#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>

#include <vector>

namespace maskscope {

namespace {

namespace jit = torch::jit;

constexpr std::size_t kAdd = 4; // of the operator's inputs
constexpr std::size_t kPost = 6;

/// A packed linear layer that nothing follows yet and only `add` reads.
bool isOpen(const jit::Value* value, const jit::Node* add)
{
    const jit::Node* node = value->node();
    if (!isCall(node, kPackedLinear) || !isNone(node->input(kAdd)) || onlyUser(value) != add) {
        return false;
    }
    const auto after = jit::toIValue(node->input(kPost));
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
    jit::Node* linear = sum->node();
    linear->moveBefore(add); // where what it adds is known
    linear->replaceInput(kAdd, other);
    linear->output()->setType(add->output()->type());
    replaceNode(add, linear->output());
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
