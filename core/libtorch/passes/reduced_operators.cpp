// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/reduced_operators.h"

#include "core/libtorch/passes/recorded_call.h"
#include "core/libtorch/passes/rounded_rows.h"
#include "core/libtorch/passes/vnni_linear.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/tanh.h>
#include <ATen/ops/zeros.h>
#include <torch/csrc/jit/runtime/custom_operator.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace maskscope {

namespace {

namespace jit = torch::jit;

struct Layer
{
    at::Tensor x;
    at::Tensor weight; ///< oneDNN's: bf16 [out, in], int8 [in, out]
    std::int64_t outs = 0;
    at::Tensor panels; ///< undefined: none
    at::Tensor bias; ///< fp32; undefined: none
    std::string post;
    std::string algorithm; ///< of the post "gelu"

    /// What bias and scales have a number for.
    std::int64_t columns() const
    {
        return panels.defined() ? panels.size(0) * panels.size(2) : outs;
    }
};

struct Int8Layer
{
    Layer layer;
    at::Tensor scales;
    at::Tensor weightSums;
};

at::Tensor popOptional(jit::Stack& stack)
{
    return jit::pop(stack).toOptional<at::Tensor>().value_or(at::Tensor());
}

bool isColumn(const at::Tensor& column, const Layer& layer)
{
    return column.defined() && column.is_cpu() && column.scalar_type() == at::kFloat
        && column.dim() == 1 && column.is_contiguous() && column.size(0) == layer.columns();
}

/// A file may name the operators as well, so nothing is taken on trust.
void check(Layer& layer, at::ScalarType type, std::int64_t dimensionOfOuts)
{
    const at::Tensor& x = layer.x;
    TORCH_CHECK(x.defined() && x.is_cpu() && x.dim() > 0 && x.numel() > 0
                    && x.layout() == at::kStrided && at::isFloatingType(x.scalar_type()),
                "linear: the input has to hold numbers");
    const at::Tensor& weight = layer.weight;
    TORCH_CHECK(weight.defined() && weight.is_mkldnn() && weight.dim() == 2
                    && weight.scalar_type() == type,
                "linear: the weight has to be packed, with its precision");
    layer.outs = weight.size(dimensionOfOuts);
    TORCH_CHECK(!layer.panels.defined()
                    || (areVnniPanels(layer.panels) && layer.panels.scalar_type() == type
                        && layer.columns() >= layer.outs),
                "linear: the panels have to be those of the weight");
    TORCH_CHECK(!layer.bias.defined() || isColumn(layer.bias, layer),
                "linear: the bias has to have a number for each column");
}

/// What the kernels do themselves.
AfterProduct afterOf(const Layer& layer)
{
    if (layer.post == "relu") {
        return AfterProduct::Relu;
    }
    return layer.post == "gelu" && layer.algorithm == "none" ? AfterProduct::Gelu
                                                             : AfterProduct::Nothing;
}

at::Tensor activated(at::Tensor y, const Layer& layer)
{
    if (layer.post == "gelu") {
        return at::gelu_(y, layer.algorithm);
    }
    if (layer.post == "relu") {
        return at::relu_(y);
    }
    return layer.post == "tanh" ? at::tanh_(y) : y;
}

/// `x` in the layer's precision.
at::Tensor ofFewRows(const Layer& layer, const at::Tensor& x, const Int8Scales& scales,
                     VnniKernel kernel)
{
    const AfterProduct after = afterOf(layer);
    at::Tensor y = vnniLinear({.x = &x,
                               .panels = &layer.panels,
                               .bias = &layer.bias,
                               .int8 = scales,
                               .outs = layer.outs,
                               .after = after},
                              kernel);
    return after == AfterProduct::Nothing ? activated(std::move(y), layer) : y;
}

c10::IValue noNumbers()
{
    return c10::List<std::optional<at::Scalar>>();
}

/// Without the padding of the panels.
at::Tensor ownColumns(const at::Tensor& column, const Layer& layer)
{
    return column.defined() ? column.narrow(0, 0, layer.outs) : column;
}

/// The layer's input as the kernels take it.
struct RoundedRows
{
    at::Tensor levels;
    std::vector<RowScale> scales;
};

RoundedRows roundedRows(const at::Tensor& x)
{
    at::Tensor levels = at::zeros(x.sizes(), at::kByte);
    std::vector<RowScale> scales = roundRows(x, levels);
    return {std::move(levels), std::move(scales)};
}

at::Tensor int8OfManyRows(const Int8Layer& call, const RoundedRows& x)
{
    static const c10::OperatorHandle kernel
        = c10::Dispatcher::singleton().findSchemaOrThrow("onednn::qlinear_pointwise", "");
    const Layer& layer = call.layer;
    jit::Stack stack{x.levels,
                     1.0,
                     std::int64_t{0},
                     layer.weight,
                     ownColumns(call.scales, layer),
                     at::zeros({1}, at::kInt),
                     c10::IValue(),
                     1.0,
                     std::int64_t{0},
                     at::kFloat,
                     "none",
                     noNumbers(),
                     ""};
    kernel.callBoxed(stack);
    at::Tensor sums = stack.front().toTensor().contiguous();
    scaleRows(sums, x.scales, ownColumns(call.weightSums, layer), ownColumns(layer.bias, layer));
    return activated(std::move(sums), layer);
}

at::Tensor int8Answer(const Int8Layer& call)
{
    static const VnniKernel kernel = int8Kernel();
    const Layer& layer = call.layer;
    const at::Tensor x = layer.x.to(at::kFloat).contiguous();
    if (kernel == nullptr || !suitsVnni(x, layer.panels)) {
        return int8OfManyRows(call, roundedRows(x));
    }
    return recorded(kInt8Linear, {&layer.x, &layer.weight}, [&] {
        const RoundedRows rounded = roundedRows(x);
        const Int8Scales scales{rounded.scales.data(), call.scales.const_data_ptr<float>(),
                                call.weightSums.const_data_ptr<float>()};
        return ofFewRows(layer, rounded.levels, scales, kernel);
    });
}

void callInt8(jit::Stack& stack)
{
    Int8Layer call;
    call.layer.algorithm = jit::pop(stack).toStringRef();
    call.layer.post = jit::pop(stack).toStringRef();
    call.layer.bias = popOptional(stack);
    call.weightSums = jit::pop(stack).toTensor();
    call.scales = jit::pop(stack).toTensor();
    call.layer.panels = popOptional(stack);
    call.layer.weight = jit::pop(stack).toTensor();
    call.layer.x = jit::pop(stack).toTensor();
    check(call.layer, at::kChar, 1);
    TORCH_CHECK(isColumn(call.scales, call.layer) && isColumn(call.weightSums, call.layer),
                "linear_int8: there have to be fp32 numbers for each row of the weight");
    jit::push(stack, int8Answer(call));
}

at::Tensor bf16OfManyRows(const Layer& layer, const at::Tensor& x)
{
    static const c10::OperatorHandle kernel
        = c10::Dispatcher::singleton().findSchemaOrThrow("mkldnn::_linear_pointwise", "");
    const c10::IValue bias = layer.bias.defined()
        ? c10::IValue(ownColumns(layer.bias, layer).to(at::kBFloat16))
        : c10::IValue();
    jit::Stack stack{x, layer.weight, bias, layer.post, noNumbers(), layer.algorithm};
    kernel.callBoxed(stack);
    return stack.front().toTensor();
}

at::Tensor bf16Answer(const Layer& layer)
{
    static const VnniKernel kernel = bf16Kernel();
    const at::Tensor x = layer.x.to(at::kBFloat16).contiguous();
    if (kernel == nullptr || !suitsVnni(x, layer.panels)) {
        return bf16OfManyRows(layer, x);
    }
    return recorded(kBf16Linear, {&layer.x, &layer.weight},
                    [&] { return ofFewRows(layer, x, {}, kernel); });
}

void callBf16(jit::Stack& stack)
{
    const bool staysBf16 = jit::pop(stack).toBool();
    Layer layer;
    layer.algorithm = jit::pop(stack).toStringRef();
    layer.post = jit::pop(stack).toStringRef();
    layer.bias = popOptional(stack);
    layer.panels = popOptional(stack);
    layer.weight = jit::pop(stack).toTensor();
    layer.x = jit::pop(stack).toTensor();
    check(layer, at::kBFloat16, 0);
    jit::push(stack, bf16Answer(layer).to(staysBf16 ? at::kBFloat16 : at::kFloat));
}

} // namespace

void registerReducedOperators()
{
    static const jit::RegisterOperators registered(
        {jit::Operator(
             "maskscope::linear_int8(Tensor x, Tensor weight, Tensor? panels, Tensor scales, "
             "Tensor weight_sums, Tensor? bias, str post, str algorithm) -> Tensor",
             callInt8, c10::AliasAnalysisKind::FROM_SCHEMA),
         jit::Operator("maskscope::linear_bf16(Tensor x, Tensor weight, Tensor? panels, "
                       "Tensor? bias, str post, str algorithm, bool stays) -> Tensor",
                       callBf16, c10::AliasAnalysisKind::FROM_SCHEMA)});
}

} // namespace maskscope
