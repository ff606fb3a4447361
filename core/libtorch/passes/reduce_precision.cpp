// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/reduce_precision.h"

#include "core/base/translate_noop.h"
#include "core/libtorch/memory.h"
#include "core/libtorch/passes/graph_facts.h"
#include "core/libtorch/passes/packed_linear.h"
#include "core/libtorch/passes/packed_panels.h"
#include "core/libtorch/passes/reduced_operators.h"
#include "core/libtorch/processor.h"

#include <ATen/Functions.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>

#include <limits>
#include <unordered_map>
#include <vector>

namespace maskscope {

namespace {

namespace jit = torch::jit;

constexpr std::size_t kLargestCopy = std::size_t{100} << 20U;
constexpr double kHalfRange = 127.5; ///< of -128 to 127
constexpr double kSmallestScale = std::numeric_limits<float>::epsilon();

/// A weight as the operators take it.
struct Reduced
{
    at::Tensor packed;
    at::Tensor panels; ///< undefined: oneDNN laid it out in another way
    at::Tensor scales; ///< of int8 alone: fp32 [out], or for each column of the panels
    at::Tensor sums; ///< likewise, of each row
};

/// A number for each column of the panels, if there are panels.
at::Tensor columnsOf(const at::Tensor& numbers, const at::Tensor& panels)
{
    return panels.defined() ? padded(numbers, panels) : numbers.contiguous();
}

Reduced bf16Weight(const at::Tensor& weight)
{
    const at::Tensor values = weight.to(at::kBFloat16);
    const at::Tensor packed = packedWeight(values);
    return {packed, panelsOf(values, packed), {}, {}};
}

/// Each row with a scale of its own, as PyTorch's own observer of symmetric weights has it.
Reduced int8Weight(const at::Tensor& weight)
{
    const at::Tensor largest = at::maximum(weight.amax({1}), weight.amin({1}).neg());
    const at::Tensor scales = largest.div(kHalfRange).clamp_min(kSmallestScale).contiguous();
    // In place: copies of a decoder in fp32 would be the most memory that the program ever needs.
    const at::Tensor values = weight.mul(scales.reciprocal().unsqueeze(1))
                                  .round_()
                                  .clamp_(-kHalfRange - 0.5, kHalfRange - 0.5)
                                  .to(at::kChar)
                                  .contiguous();
    static const auto packing
        = c10::Dispatcher::singleton().findSchemaOrThrow("onednn::qlinear_prepack", "");
    jit::Stack call{values, c10::IValue()};
    packing.callBoxed(call);
    const at::Tensor sums = values.sum(1, /*keepdim=*/false, at::kFloat).mul(scales).contiguous();
    const at::Tensor packed = call.front().toTensor();
    const at::Tensor panels = panelsOf(values, packed);
    return {packed, panels, columnsOf(scales, panels), columnsOf(sums, panels)};
}

/// How many times smaller than fp32 it is.
std::size_t shrinkOf(Precision precision)
{
    return precision == Precision::Int8 ? 4 : 2;
}

Reduced reduced(const at::Tensor& weight, Precision precision)
{
    return precision == Precision::Int8 ? int8Weight(weight) : bf16Weight(weight);
}

/// By where a weight lies: no weight is made while others are packed, so a place is not used again.
const Reduced& reducedOnce(std::unordered_map<const void*, Reduced>& made, const at::Tensor& weight,
                           Precision precision, ReducedWeights& tally)
{
    Reduced& copy = made[weight.const_data_ptr()];
    if (!copy.packed.defined()) {
        copy = reduced(weight, precision);
        tally.bytesBefore += weight.nbytes();
        tally.bytes += weight.nbytes() / shrinkOf(precision);
    }
    return copy;
}

jit::Value* insertColumns(jit::Graph& graph, jit::Value* bias, const at::Tensor& panels)
{
    const auto numbers = constantTensor(bias);
    return numbers ? graph.insertConstant(columnsOf(*numbers, panels)) : bias;
}

jit::Value* insertPanels(jit::Graph& graph, const at::Tensor& panels)
{
    return graph.insertConstant(panels.defined() ? c10::IValue(panels) : c10::IValue());
}

jit::Value* insertCall(jit::Graph& graph, const char* name, const std::vector<jit::Value*>& inputs)
{
    jit::Node* call = graph.create(c10::Symbol::fromQualString(name), inputs, 1);
    graph.insertNode(call)->output()->setType(c10::TensorType::get());
    return call->output();
}

jit::Value* insertReduced(jit::Graph& graph, jit::Node* linear, const Reduced& weight,
                          Precision precision, const PostOp& post)
{
    std::vector<jit::Value*> inputs{linear->input(0), insertPacked(graph, weight.packed),
                                    insertPanels(graph, weight.panels)};
    if (precision == Precision::Int8) {
        inputs.push_back(graph.insertConstant(weight.scales));
        inputs.push_back(graph.insertConstant(weight.sums));
    }
    inputs.push_back(insertColumns(graph, linear->input(2), weight.panels));
    inputs.push_back(graph.insertConstant(post.name));
    inputs.push_back(graph.insertConstant(post.algorithm.value_or("none")));
    if (precision == Precision::Int8) {
        return insertCall(graph, kInt8Linear, inputs);
    }
    inputs.push_back(graph.insertConstant(false));
    return insertCall(graph, kBf16Linear, inputs);
}

void replaceLinear(jit::Node* linear, const Reduced& weight, Precision precision)
{
    jit::Graph& graph = *linear->owningGraph();
    const jit::WithInsertPoint here(linear);
    const PostOp post = postOpAfter(linear->output());
    jit::Value* result = insertReduced(graph, linear, weight, precision, post);
    result->setType(linear->output()->type());
    jit::Value* original = linear->input(1);
    replaceNode(linear, result);
    dropUnread(original);
    if (post.node != nullptr) {
        replaceNode(post.node, result);
    }
}

/// Between two such layers the values need not become fp32 and bf16 again.
void keepBf16Between(jit::Graph& graph)
{
    for (jit::Node* node : graph.nodes()) {
        jit::Node* user = isCall(node, kBf16Linear) ? onlyUser(node->output()) : nullptr;
        if (user != nullptr && isCall(user, kBf16Linear)) {
            const jit::WithInsertPoint here(node);
            node->replaceInput(node->inputs().size() - 1, graph.insertConstant(true));
        }
    }
}

std::vector<MemoryRange> panelsIn(const std::unordered_map<const void*, Reduced>& made)
{
    std::vector<MemoryRange> ranges;
    for (const auto& [place, copy] : made) {
        if (copy.panels.defined()) {
            ranges.push_back({copy.panels.const_data_ptr(), copy.panels.nbytes()});
        }
    }
    return ranges;
}

bool hasOneDnnParts()
{
    auto& dispatcher = c10::Dispatcher::singleton();
    return canPrepack() && dispatcher.findSchema({"onednn::qlinear_prepack", ""}).has_value()
        && dispatcher.findSchema({"onednn::qlinear_pointwise", ""}).has_value();
}

} // namespace

std::string whyNotPrecision(Precision precision)
{
    if (precision == Precision::Fp32) {
        return {};
    }
    if (!hasOneDnnParts()) {
        return QT_TRANSLATE_NOOP("Phrase", "this computer's LibTorch lacks oneDNN");
    }
    return precision == Precision::Bf16 && !multipliesBf16()
        ? QT_TRANSLATE_NOOP("Phrase", "this processor has neither AVX512-BF16 nor AMX")
        : std::string();
}

ReducedWeights reducePrecision(const std::shared_ptr<jit::Graph>& graph, Precision precision,
                               const PackProgress& progress)
{
    registerReducedOperators();
    const std::vector<jit::Node*> linears
        = packableLinears(*graph, shrinkOf(precision) * kLargestCopy);
    std::unordered_map<const void*, Reduced> made; // ALBERT has one weight for all its layers
    ReducedWeights result;
    for (jit::Node* linear : linears) {
        replaceLinear(linear,
                      reducedOnce(made, *constantTensor(linear->input(1)), precision, result),
                      precision);
        ++result.linears;
        if (progress
            && !progress(static_cast<double>(result.linears)
                         / static_cast<double>(linears.size()))) {
            break;
        }
    }
    if (precision == Precision::Bf16) {
        keepBf16Between(*graph);
    }
    jit::EliminateDeadCode(graph);
    useLargePages(panelsIn(made));
    return result;
}

} // namespace maskscope
