// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/packed_linear.h"

#include "core/libtorch/passes/graph_facts.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>

namespace maskscope {

namespace jit = torch::jit;

namespace {

/// Of the rows the weight is laid out for; texts are short.
constexpr std::int64_t kLikelyRows = 32;

using PackSignature = at::Tensor(const at::Tensor&, std::optional<c10::SymInt>);

} // namespace

PostOp postOpAfter(const jit::Value* result)
{
    jit::Node* user = onlyUser(result);
    if (user == nullptr) {
        return {};
    }
    if (user->kind() == c10::aten::gelu && user->input(0) == result) {
        const auto algorithm = jit::toIValue(user->input(1));
        return algorithm && algorithm->isString() ? PostOp{"gelu", algorithm->toStringRef(), user}
                                                  : PostOp{};
    }
    if (user->kind() == c10::aten::relu) {
        return {"relu", std::nullopt, user};
    }
    return user->kind() == c10::aten::tanh ? PostOp{"tanh", std::nullopt, user} : PostOp{};
}

std::vector<jit::Node*> packableLinears(jit::Graph& graph, std::size_t largest)
{
    std::vector<jit::Node*> linears;
    for (jit::Node* node : graph.nodes()) {
        if (isConstantLinear(node) && constantTensor(node->input(1))->nbytes() <= largest) {
            linears.push_back(node);
        }
    }
    return linears;
}

at::Tensor packedWeight(const at::Tensor& weight)
{
    static const auto packing = c10::Dispatcher::singleton()
                                    .findSchemaOrThrow("mkldnn::_reorder_linear_weight", "")
                                    .typed<PackSignature>();
    return packing.call(weight.contiguous(), c10::SymInt(kLikelyRows));
}

void dropUnread(jit::Value* constant)
{
    if (!constant->hasUses() && constant->node()->kind() == c10::prim::Constant) {
        constant->node()->destroy();
    }
}

jit::Value* insertPacked(jit::Graph& graph, const at::Tensor& packed)
{
    jit::Node* constant = graph.create(c10::Symbol::fromQualString("prim::ConstantMKLDNNTensor"));
    constant->t_(c10::attr::value, packed);
    graph.insertNode(constant)->output()->setType(c10::TensorType::get());
    return constant->output();
}

} // namespace maskscope
