// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/packed_operator.h"

#include "core/libtorch/passes/panel_linear.h"
#include "core/libtorch/passes/recorded_call.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/tanh.h>
#include <torch/csrc/jit/runtime/custom_operator.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace maskscope {

namespace {

namespace jit = torch::jit;

struct Layer
{
    at::Tensor x;
    at::Tensor weight; ///< oneDNN's
    std::optional<at::Tensor> panels;
    std::optional<at::Tensor> bias; ///< [columns of the panels], or [outs]
    std::optional<at::Tensor> add;
    std::int64_t outs = 0;
    std::string post;
    std::string algorithm;
};

std::optional<at::Tensor> popOptional(jit::Stack& stack)
{
    return jit::pop(stack).toOptional<at::Tensor>();
}

Layer popLayer(jit::Stack& stack)
{
    Layer layer;
    layer.algorithm = jit::pop(stack).toStringRef();
    layer.post = jit::pop(stack).toStringRef();
    layer.outs = jit::pop(stack).toInt();
    layer.add = popOptional(stack);
    layer.bias = popOptional(stack);
    layer.panels = popOptional(stack);
    layer.weight = jit::pop(stack).toTensor();
    layer.x = jit::pop(stack).toTensor();
    return layer;
}

bool isFp32(const at::Tensor& tensor)
{
    return tensor.defined() && tensor.is_cpu() && tensor.scalar_type() == at::kFloat
        && tensor.layout() == at::kStrided;
}

/// A file may name the operator as well, so nothing is taken on trust.
void checkPanels(const Layer& layer, const at::Tensor& panels)
{
    TORCH_CHECK(isFp32(panels) && panels.dim() == 3 && panels.is_contiguous()
                    && panels.size(2) == kPanelColumns,
                "linear_packed: the panels have to be fp32 [panels, in, 64]");
    const std::int64_t columns = panels.size(0) * kPanelColumns;
    TORCH_CHECK(layer.x.size(-1) <= panels.size(1) && layer.outs > columns - kPanelColumns
                    && layer.outs <= columns,
                "linear_packed: the sizes do not go together");
    TORCH_CHECK(!layer.bias || (layer.bias->is_contiguous() && layer.bias->size(0) == columns),
                "linear_packed: the bias has to have a number for each column");
}

void check(const Layer& layer)
{
    TORCH_CHECK(isFp32(layer.x) && layer.x.dim() > 0 && layer.x.numel() > 0,
                "linear_packed: the input has to hold fp32 numbers");
    TORCH_CHECK(layer.weight.defined() && layer.weight.is_mkldnn() && layer.weight.dim() == 2
                    && layer.weight.scalar_type() == at::kFloat,
                "linear_packed: the weight has to be packed");
    TORCH_CHECK(!layer.bias
                    || (isFp32(*layer.bias) && layer.bias->dim() == 1
                        && layer.bias->size(0) >= layer.outs && layer.outs > 0),
                "linear_packed: the bias is too short");
    if (layer.panels) {
        checkPanels(layer, *layer.panels);
    }
}

AfterProduct afterOf(const Layer& layer)
{
    if (layer.post == "relu") {
        return AfterProduct::Relu;
    }
    return layer.post == "gelu" && layer.algorithm == "none" ? AfterProduct::Gelu
                                                             : AfterProduct::Nothing;
}

/// What the kernel does not do itself.
at::Tensor activated(at::Tensor y, const Layer& layer)
{
    if (layer.post == "tanh") {
        return at::tanh_(y);
    }
    return layer.post == "gelu" && layer.algorithm != "none" ? at::gelu_(y, layer.algorithm) : y;
}

/// Null unless it can be added while the sum is still in registers.
const float* addedInside(const Layer& layer, const at::Tensor& y)
{
    const bool canBe = layer.add && isFp32(*layer.add) && layer.add->is_contiguous()
        && layer.add->sizes() == y.sizes();
    return canBe ? layer.add->const_data_ptr<float>() : nullptr;
}

at::Tensor ofPanels(const Layer& layer)
{
    const at::Tensor x = layer.x.contiguous();
    const at::Tensor& panels = *layer.panels;
    const std::int64_t columns = panels.size(0) * kPanelColumns;
    auto sizes = x.sizes().vec();
    sizes.back() = columns;
    at::Tensor y = at::empty(sizes, x.options());
    const float* inside = addedInside(layer, y);
    const bool isAddedLater = layer.add && inside == nullptr;
    const PanelProduct product{
        .x = x.const_data_ptr<float>(),
        .rows = x.numel() / x.size(-1),
        .in = x.size(-1),
        .panels = panels.const_data_ptr<float>(),
        .panelStep = panels.stride(0),
        .bias = layer.bias ? layer.bias->const_data_ptr<float>() : nullptr,
        .add = inside,
        .after = isAddedLater ? AfterProduct::Nothing : afterOf(layer),
        .y = y.mutable_data_ptr<float>(),
        .yStep = columns,
    };
    multiplyPanels(product, panels.size(0));
    if (layer.outs < columns) {
        y = y.narrow(-1, 0, layer.outs).contiguous();
    }
    return activated(isAddedLater ? y.add_(*layer.add) : std::move(y), layer);
}

at::Tensor ofOneDnn(const Layer& layer)
{
    static const auto plain
        = c10::Dispatcher::singleton().findSchemaOrThrow("mkldnn::_linear_pointwise", "");
    static const auto adding
        = c10::Dispatcher::singleton().findSchemaOrThrow("mkldnn::_linear_pointwise", "binary");
    const c10::IValue bias
        = layer.bias ? c10::IValue(layer.bias->narrow(0, 0, layer.outs)) : c10::IValue();
    jit::Stack call;
    if (layer.add) {
        call = {layer.x, *layer.add, layer.weight, bias, "add"};
        adding.callBoxed(call);
    } else {
        call = {layer.x,
                layer.weight,
                bias,
                layer.post,
                c10::IValue(c10::List<std::optional<at::Scalar>>()),
                layer.post == "gelu" ? c10::IValue(layer.algorithm) : c10::IValue()};
        plain.callBoxed(call);
    }
    return call.front().toTensor();
}

at::Tensor answerOf(const Layer& layer)
{
    const std::int64_t in = layer.x.size(-1);
    return layer.panels && suitsPanels(layer.x.numel() / in, in) ? ofPanels(layer)
                                                                 : ofOneDnn(layer);
}

void callPacked(jit::Stack& stack)
{
    const Layer layer = popLayer(stack);
    check(layer);
    jit::push(stack,
              recorded(kPackedLinear, {&layer.x, &layer.weight}, [&] { return answerOf(layer); }));
}

} // namespace

void registerPackedOperator()
{
    static const jit::RegisterOperators registered({jit::Operator(
        "maskscope::linear_packed(Tensor x, Tensor weight, Tensor panels, Tensor? bias, "
        "Tensor? add, int outs, str post, str algorithm) -> Tensor",
        callPacked, c10::AliasAnalysisKind::FROM_SCHEMA)});
}

} // namespace maskscope
