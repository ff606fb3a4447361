// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/fuse_attention.h"

#include "core/libtorch/passes/graph_facts.h"

#include <ATen/core/jit_type.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>

#include <optional>
#include <vector>

namespace maskscope {

namespace {

namespace jit = torch::jit;

/// The parts of one attention, while they are found from its end upwards.
struct Attention
{
    jit::Value* query = nullptr;
    jit::Value* keysTransposed = nullptr;
    jit::Value* value = nullptr;
    jit::Value* mask = nullptr;
    double scale = 1;
};

bool isFloatOfRank4(const jit::Value* value)
{
    const auto sizes = sizesOf(value);
    const auto type = value->type()->cast<c10::TensorType>();
    return sizes && sizes->size() == 4 && type->scalarType() == at::kFloat;
}

/// A number times or divided by which `node` does; nothing: it does something else.
std::optional<double> factorOf(const jit::Node* node)
{
    const bool multiplies = node->kind() == c10::aten::mul;
    if ((!multiplies && node->kind() != c10::aten::div) || node->inputs().size() != 2) {
        return std::nullopt;
    }
    const auto number = constantNumber(node->input(1));
    if (!number || *number == 0) {
        return std::nullopt;
    }
    return multiplies ? *number : 1 / *number;
}

bool isOnlyFor(const jit::Value* value, const jit::Node* user)
{
    return onlyUser(value) == user;
}

/// matmul(query, keys^T), scaled or not.
bool readScores(jit::Value* scores, Attention& attention)
{
    jit::Node* node = scores->node();
    if (const auto factor = factorOf(node)) {
        if (!isOnlyFor(node->input(0), node)) {
            return false;
        }
        attention.scale = *factor;
        node = node->input(0)->node();
    }
    if (node->kind() != c10::aten::matmul || !isFloatOfRank4(node->input(0))
        || !isFloatOfRank4(node->input(1))) {
        return false;
    }
    attention.query = node->input(0);
    attention.keysTransposed = node->input(1);
    return true;
}

/// The scores, and a mask added to them if there is one.
bool readMasked(jit::Value* masked, Attention& attention)
{
    jit::Node* node = masked->node();
    if (node->kind() != c10::aten::add || constantInt(node->input(2)) != 1) {
        return readScores(masked, attention);
    }
    if (!isOnlyFor(node->input(0), node) || !isFloatOfRank4(node->input(1))) {
        return false;
    }
    attention.mask = node->input(1);
    return readScores(node->input(0), attention);
}

std::optional<Attention> attentionEndingAt(jit::Node* product)
{
    if (product->kind() != c10::aten::matmul || !isFloatOfRank4(product->input(1))) {
        return std::nullopt;
    }
    Attention attention;
    attention.value = product->input(1);
    jit::Node* softmax = product->input(0)->node();
    const bool isSoftmax = softmax->kind() == c10::aten::softmax && constantInt(softmax->input(1))
        && isNone(softmax->input(2)) && fromStart(*constantInt(softmax->input(1)), 4) == 3
        && isOnlyFor(softmax->output(), product) && isOnlyFor(softmax->input(0), softmax);
    if (!isSoftmax || !readMasked(softmax->input(0), attention)) {
        return std::nullopt;
    }
    return attention;
}

void fuse(jit::Node* product, const Attention& attention)
{
    jit::Graph& graph = *product->owningGraph();
    const jit::WithInsertPoint here(product);
    jit::Value* keys = graph.insert(c10::aten::transpose, {attention.keysTransposed, -2, -1});
    jit::Value* none = graph.insertConstant(c10::IValue());
    jit::Node* call = graph.create(
        c10::Symbol::fromQualString("aten::scaled_dot_product_attention"),
        {attention.query, keys, attention.value, attention.mask != nullptr ? attention.mask : none,
         graph.insertConstant(0.0), graph.insertConstant(false),
         graph.insertConstant(attention.scale), graph.insertConstant(false)},
        1);
    graph.insertNode(call)->output()->setType(product->output()->type());
    replaceNode(product, call->output());
}

} // namespace

std::size_t fuseAttention(const std::shared_ptr<jit::Graph>& graph)
{
    const std::vector<jit::Node*> nodes(graph->nodes().begin(), graph->nodes().end());
    std::size_t fused = 0;
    for (jit::Node* node : nodes) {
        if (const auto attention = attentionEndingAt(node)) {
            fuse(node, *attention);
            ++fused;
        }
    }
    jit::EliminateDeadCode(graph);
    return fused;
}

} // namespace maskscope
