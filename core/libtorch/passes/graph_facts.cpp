// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/graph_facts.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/jit_type.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>

namespace maskscope {

namespace jit = torch::jit;

std::optional<Sizes> sizesOf(const jit::Value* value)
{
    const auto type = value->type()->cast<c10::TensorType>();
    const auto sizes = type ? type->sizes().concrete_sizes() : std::nullopt;
    return sizes ? std::optional<Sizes>(*sizes) : std::nullopt;
}

std::optional<at::Tensor> constantTensor(const jit::Value* value)
{
    const auto constant = jit::toIValue(value);
    const bool isTensor = constant && constant->isTensor() && constant->toTensor().defined();
    return isTensor ? std::optional(constant->toTensor()) : std::nullopt;
}

std::optional<std::int64_t> constantInt(const jit::Value* value)
{
    const auto constant = jit::toIValue(value);
    return constant && constant->isInt() ? std::optional(constant->toInt()) : std::nullopt;
}

std::optional<double> constantNumber(const jit::Value* value)
{
    const auto constant = jit::toIValue(value);
    if (!constant) {
        return std::nullopt;
    }
    if (constant->isTensor() && constant->toTensor().defined()
        && constant->toTensor().numel() == 1) {
        return constant->toTensor().item().toDouble();
    }
    return constant->isScalar() ? std::optional(constant->toScalar().toDouble()) : std::nullopt;
}

std::optional<Sizes> constantInts(const jit::Value* value)
{
    if (const auto constant = jit::toIValue(value)) {
        return constant->isIntList() ? std::optional(constant->toIntVector()) : std::nullopt;
    }
    if (value->node()->kind() != c10::prim::ListConstruct) {
        return std::nullopt;
    }
    Sizes ints;
    for (const jit::Value* element : value->node()->inputs()) {
        const auto number = constantInt(element);
        if (!number) {
            return std::nullopt;
        }
        ints.push_back(*number);
    }
    return ints;
}

bool isNone(const jit::Value* value)
{
    const auto constant = jit::toIValue(value);
    return constant && constant->isNone();
}

bool isCall(const jit::Node* node, std::string_view name)
{
    return name == node->kind().toQualString();
}

bool isConstantLinear(const jit::Node* node)
{
    if (node->kind() != c10::aten::linear) {
        return false;
    }
    const auto weight = constantTensor(node->input(1));
    const bool hasWeight = weight && weight->dim() == 2 && weight->scalar_type() == at::kFloat
        && weight->device().is_cpu() && weight->layout() == at::kStrided;
    const auto bias = constantTensor(node->input(2));
    return hasWeight
        && (isNone(node->input(2)) || (bias && bias->dim() == 1 && bias->is_contiguous()));
}

std::int64_t fromStart(std::int64_t index, std::size_t rank)
{
    return index < 0 ? index + static_cast<std::int64_t>(rank) : index;
}

jit::Node* onlyUser(const jit::Value* value)
{
    return value->uses().size() == 1 ? value->uses().front().user : nullptr;
}

void replaceNode(jit::Node* node, jit::Value* replacement)
{
    node->output()->replaceAllUsesWith(replacement);
    node->destroy();
}

} // namespace maskscope
