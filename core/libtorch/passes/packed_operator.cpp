// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/packed_operator.h"

#include "core/libtorch/kernels/panel_product.h"
#include "core/libtorch/kernels/parallel.h"

#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/tanh.h>
#include <ATen/record_function.h>
#include <torch/csrc/jit/runtime/custom_operator.h>

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace maskscope {

namespace {

namespace jit = torch::jit;

/// From here on oneDNN does it: at 320 rows our kernel is ahead, at 512 as fast for the demo model
/// and behind for BERT-base (tests/bench/bench_roofline.cpp).
constexpr std::int64_t kManyRows = 480;

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
    return tensor.defined() && tensor.scalar_type() == at::kFloat
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

/// Shares that a thread takes at once: a whole panel, which memory gives faster, unless there are
/// so few that threads would wait for each other.
std::int64_t stepOf(std::int64_t panels)
{
    constexpr std::int64_t kTurns = 2;
    return panels < kTurns * at::get_num_threads() ? 1 : kPanelColumns / kShareColumns;
}

at::Tensor ofFewRows(const Layer& layer, PanelKernel kernel)
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
    inThreads(columns / kShareColumns, stepOf(panels.size(0)),
              [&](std::int64_t begin, std::int64_t end) { kernel(product, begin, end); });
    if (layer.outs < columns) {
        y = y.narrow(-1, 0, layer.outs).contiguous();
    }
    return activated(isAddedLater ? y.add_(*layer.add) : std::move(y), layer);
}

at::Tensor ofManyRows(const Layer& layer)
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
    static const PanelKernel kernel = panelKernel();
    const bool isFew = layer.x.numel() / layer.x.size(-1) < kManyRows;
    return isFew && layer.panels && kernel != nullptr ? ofFewRows(layer, kernel)
                                                      : ofManyRows(layer);
}

/// Told to who listens (operator_profile.h), as LibTorch does for its own operators.
at::Tensor recorded(const Layer& layer)
{
    at::RecordFunction record(at::RecordScope::FUNCTION);
    if (record.isActive()) {
        const std::array<c10::IValue, 2> inputs{layer.x, layer.weight};
        record.before(kPackedLinear,
                      c10::ArrayRef<const c10::IValue>(inputs.data(), inputs.size()));
    }
    at::Tensor answer = answerOf(layer);
    if (record.isActive() && record.needsOutputs()) {
        record.setOutputs(std::vector<c10::IValue>{answer});
    }
    return answer;
}

void callPacked(jit::Stack& stack)
{
    const Layer layer = popLayer(stack);
    check(layer);
    jit::push(stack, recorded(layer));
}

/// Where oneDNN keeps the numbers of a weight it packed, and how many bytes there are.
struct PackedNumbers
{
    float* begin = nullptr;
    std::int64_t bytes = 0;
};

PackedNumbers numbersOf(const at::Tensor& packed)
{
    auto& dispatcher = c10::Dispatcher::singleton();
    const auto place = dispatcher.findSchema({"mkldnn::data_ptr", ""});
    const auto size = dispatcher.findSchema({"mkldnn::_nbytes", ""});
    if (!place || !size) {
        return {};
    }
    jit::Stack call{packed};
    place->callBoxed(call);
    const std::int64_t address = call.front().toInt();
    call = {packed};
    size->callBoxed(call);
    return {reinterpret_cast<float*>(address), call.front().toInt()};
}

/// Some of the columns of each panel, from its first to its last; a layout that is another one
/// differs in them.
bool holdsPanels(const at::Tensor& panels, const at::Tensor& weight)
{
    constexpr std::int64_t kStep = 61; // of rows; odd, so that no period hides between
    const auto* packed = panels.const_data_ptr<float>();
    const auto* plain = weight.const_data_ptr<float>();
    const std::int64_t outs = weight.size(0);
    const std::int64_t ins = weight.size(1);
    for (std::int64_t out = 0; out < outs; ++out) {
        const float* column = packed + out / kPanelColumns * panels.stride(0) + out % kPanelColumns;
        for (std::int64_t in = out % kStep; in < ins; in += kStep) {
            if (std::bit_cast<std::uint32_t>(column[in * kPanelColumns])
                != std::bit_cast<std::uint32_t>(plain[out * ins + in])) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

at::Tensor panelsOf(const at::Tensor& weight, const at::Tensor& packed)
{
    const PackedNumbers numbers = numbersOf(packed);
    const std::int64_t panels = (weight.size(0) + kPanelColumns - 1) / kPanelColumns;
    const auto row = static_cast<std::int64_t>(kPanelColumns * sizeof(float));
    const std::int64_t depth = numbers.bytes / (panels * row);
    if (numbers.begin == nullptr || depth < weight.size(1)
        || depth * panels * row != numbers.bytes) {
        return {};
    }
    const at::Tensor view = at::from_blob(
        numbers.begin, {panels, depth, kPanelColumns}, [packed](void*) {}, at::kFloat);
    return holdsPanels(view, weight.contiguous()) ? view : at::Tensor();
}

void registerPackedOperator()
{
    static const jit::RegisterOperators registered({jit::Operator(
        "maskscope::linear_packed(Tensor x, Tensor weight, Tensor panels, Tensor? bias, "
        "Tensor? add, int outs, str post, str algorithm) -> Tensor",
        callPacked, c10::AliasAnalysisKind::FROM_SCHEMA)});
}

} // namespace maskscope
