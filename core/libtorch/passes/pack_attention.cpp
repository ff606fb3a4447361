// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/pack_attention.h"

#include "core/libtorch/kernels/attention.h"
#include "core/libtorch/passes/attention_operator.h"
#include "core/libtorch/passes/graph_facts.h"

#include <ATen/core/jit_type.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>

#include <vector>

namespace maskscope {

namespace {

namespace jit = torch::jit;

// The inputs of aten::scaled_dot_product_attention.
constexpr std::size_t kMask = 3;
constexpr std::size_t kDropout = 4;
constexpr std::size_t kCausal = 5;
constexpr std::size_t kScale = 6;
constexpr std::size_t kSharesKeys = 7;

bool isFalse(const jit::Node* node, std::size_t input)
{
    if (input >= node->inputs().size()) {
        return true;
    }
    const auto value = jit::toIValue(node->input(input));
    return value && value->isBool() && !value->toBool();
}

bool isFp32(const jit::Value* value)
{
    const auto type = value->type()->cast<c10::TensorType>();
    return type != nullptr && type->scalarType() == at::kFloat;
}

bool canBePacked(const jit::Node* node)
{
    return isCall(node, "aten::scaled_dot_product_attention")
        && constantNumber(node->input(kDropout)) == 0.0 && isFalse(node, kCausal)
        && isFalse(node, kSharesKeys) && isFp32(node->input(0))
        && (isNone(node->input(kMask)) || isFp32(node->input(kMask)));
}

void pack(jit::Node* node)
{
    jit::Graph& graph = *node->owningGraph();
    const jit::WithInsertPoint here(node);
    jit::Node* call = graph.create(
        c10::Symbol::fromQualString(kAttention),
        {node->input(0), node->input(1), node->input(2), node->input(kMask), node->input(kScale)},
        1);
    graph.insertNode(call)->output()->setType(node->output()->type());
    replaceNode(node, call->output());
}

} // namespace

bool canPackAttention()
{
    return attentionKernel() != nullptr;
}

std::size_t packAttention(const std::shared_ptr<jit::Graph>& graph)
{
    registerAttentionOperator();
    const std::vector<jit::Node*> nodes(graph->nodes().begin(), graph->nodes().end());
    std::size_t packed = 0;
    for (jit::Node* node : nodes) {
        if (canBePacked(node)) {
            pack(node);
            ++packed;
        }
    }
    jit::EliminateDeadCode(graph);
    return packed;
}

} // namespace maskscope
