// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/operator_work.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>
#include <ATen/record_function.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace maskscope {

namespace {

enum class WorkKind
{
    Product, ///< each value of the output is a sum over the last dimension of one input
    SummedProducts, ///< the same, summed over the first dimension as well
    Attention,
    Convolution,
};

struct Rule
{
    std::string_view name;
    WorkKind kind;
    std::size_t input = 0; ///< of a product: whose last dimension is summed over
};

constexpr std::array kRules{
    Rule{"aten::linear", WorkKind::Product},
    Rule{"aten::mkldnn_linear", WorkKind::Product},
    Rule{"mkldnn::_linear_pointwise", WorkKind::Product},
    Rule{"maskscope::linear_packed", WorkKind::Product},
    Rule{"maskscope::linear_bf16", WorkKind::Product},
    Rule{"maskscope::linear_int8", WorkKind::Product},
    Rule{"mkl::_mkl_linear", WorkKind::Product},
    Rule{"quantized::linear", WorkKind::Product},
    Rule{"quantized::linear_relu", WorkKind::Product},
    Rule{"quantized::linear_dynamic", WorkKind::Product},
    Rule{"quantized::linear_relu_dynamic", WorkKind::Product},
    Rule{"quantized::linear_dynamic_fp16", WorkKind::Product},
    Rule{"onednn::qlinear_pointwise", WorkKind::Product},
    Rule{"aten::matmul", WorkKind::Product},
    Rule{"aten::mm", WorkKind::Product},
    Rule{"aten::_int_mm", WorkKind::Product},
    Rule{"aten::bmm", WorkKind::Product},
    Rule{"aten::mv", WorkKind::Product},
    Rule{"aten::dot", WorkKind::Product},
    Rule{"aten::addmm", WorkKind::Product, 1},
    Rule{"aten::addmm_", WorkKind::Product, 1},
    Rule{"aten::_addmm_activation", WorkKind::Product, 1},
    Rule{"aten::baddbmm", WorkKind::Product, 1},
    Rule{"aten::baddbmm_", WorkKind::Product, 1},
    Rule{"aten::addmv", WorkKind::Product, 1},
    Rule{"aten::addbmm", WorkKind::SummedProducts, 1},
    Rule{"aten::scaled_dot_product_attention", WorkKind::Attention},
    Rule{"maskscope::attention", WorkKind::Attention},
    Rule{"aten::_scaled_dot_product_attention_math", WorkKind::Attention},
    Rule{"aten::_scaled_dot_product_flash_attention_for_cpu", WorkKind::Attention},
    Rule{"aten::convolution", WorkKind::Convolution},
    Rule{"aten::_convolution", WorkKind::Convolution},
};

/// The call's own values: an interpreter hands over its whole stack, of which they are the end.
c10::ArrayRef<c10::IValue> lastOf(c10::ArrayRef<c10::IValue> values, std::size_t count)
{
    return values.slice(values.size() - std::min(values.size(), count));
}

const at::Tensor* tensorAt(c10::ArrayRef<c10::IValue> values, std::size_t index)
{
    if (index >= values.size() || !values[index].isTensor()) {
        return nullptr;
    }
    const at::Tensor& tensor = values[index].toTensor();
    return tensor.defined() ? &tensor : nullptr;
}

std::int64_t sizeOr1(const at::Tensor& tensor, std::int64_t dimension)
{
    return tensor.dim() >= (dimension < 0 ? -dimension : dimension + 1) ? tensor.size(dimension)
                                                                        : 1;
}

std::optional<OperatorWork> workOfProduct(c10::ArrayRef<c10::IValue> inputs, const Rule& rule)
{
    const at::Tensor* summed = tensorAt(inputs, rule.input);
    if (summed == nullptr) {
        return std::nullopt;
    }
    OperatorWork work;
    work.flopsPerValue = 2 * sizeOr1(*summed, -1);
    if (rule.kind == WorkKind::SummedProducts) {
        work.flopsPerValue *= sizeOr1(*summed, 0);
    }
    return work;
}

/// Two products: queries with keys, and the weights from them with the values.
std::optional<OperatorWork> workOfAttention(c10::ArrayRef<c10::IValue> inputs)
{
    const at::Tensor* query = tensorAt(inputs, 0);
    const at::Tensor* key = tensorAt(inputs, 1);
    const at::Tensor* value = tensorAt(inputs, 2);
    if (query == nullptr || key == nullptr || value == nullptr || query->numel() == 0) {
        return std::nullopt;
    }
    const std::int64_t rows = query->numel() / sizeOr1(*query, -1);
    return OperatorWork{.flops = 2 * rows * sizeOr1(*key, -2)
                            * (sizeOr1(*query, -1) + sizeOr1(*value, -1))};
}

/// Each place of the output (of the input, if it is transposed) meets every weight once.
std::optional<OperatorWork> workOfConvolution(c10::ArrayRef<c10::IValue> inputs)
{
    constexpr std::size_t kTransposed = 6;
    const at::Tensor* input = tensorAt(inputs, 0);
    const at::Tensor* weight = tensorAt(inputs, 1);
    const bool isKnown = input != nullptr && weight != nullptr && input->dim() > 1
        && inputs.size() > kTransposed && inputs[kTransposed].isBool();
    if (!isKnown) {
        return std::nullopt;
    }
    const std::int64_t flopsPerPlace = 2 * weight->numel();
    if (!inputs[kTransposed].toBool()) {
        return OperatorWork{.flopsPerPlace = flopsPerPlace};
    }
    const std::int64_t places = input->numel() / std::max<std::int64_t>(input->size(1), 1);
    return OperatorWork{.flops = flopsPerPlace * places};
}

} // namespace

std::optional<OperatorWork> workOf(const at::RecordFunction& call)
{
    const std::string_view name = call.name();
    const auto rule = std::find_if(kRules.begin(), kRules.end(),
                                   [name](const Rule& known) { return known.name == name; });
    if (rule == kRules.end()) {
        return std::nullopt;
    }
    const auto inputs = lastOf(call.inputs(), call.num_inputs());
    switch (rule->kind) {
    case WorkKind::Product:
    case WorkKind::SummedProducts:
        return workOfProduct(inputs, *rule);
    case WorkKind::Attention:
        return workOfAttention(inputs);
    case WorkKind::Convolution:
        return workOfConvolution(inputs);
    }
    return std::nullopt;
}

std::int64_t flopsOf(const OperatorWork& work, const at::RecordFunction& call)
{
    const auto outputs = lastOf(call.outputs(), call.num_outputs());
    const at::Tensor* output = tensorAt(outputs, 0);
    if (output == nullptr) {
        return work.flops;
    }
    const std::int64_t channels = std::max<std::int64_t>(sizeOr1(*output, 1), 1);
    return work.flops + work.flopsPerValue * output->numel()
        + work.flopsPerPlace * (output->numel() / channels);
}

} // namespace maskscope
