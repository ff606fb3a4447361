// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/prepack_linear.h"

#include "core/libtorch/kernels/panel_product.h"
#include "core/libtorch/memory.h"
#include "core/libtorch/passes/graph_facts.h"
#include "core/libtorch/passes/packed_linear.h"
#include "core/libtorch/passes/packed_operator.h"
#include "core/libtorch/passes/packed_panels.h"

#include <ATen/Context.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>

#include <unordered_map>
#include <vector>

namespace maskscope {

namespace {

namespace jit = torch::jit;

constexpr std::size_t kLargest = std::size_t{100} << 20U;

struct Packed
{
    at::Tensor weight;
    at::Tensor panels; ///< undefined: oneDNN laid it out in another way
};

/// With a place for each column of the panels.
jit::Value* insertBias(jit::Graph& graph, jit::Value* bias, const at::Tensor& panels)
{
    const auto numbers = constantTensor(bias);
    if (!numbers || !panels.defined()) {
        return bias;
    }
    return graph.insertConstant(padded(*numbers, panels));
}

jit::Value* insertLinear(jit::Graph& graph, jit::Node* linear, const Packed& packed,
                         const PostOp& post)
{
    const std::int64_t outs = constantTensor(linear->input(1))->size(0);
    jit::Value* panels = packed.panels.defined() ? graph.insertConstant(packed.panels)
                                                 : graph.insertConstant(c10::IValue());
    jit::Node* call = graph.create(c10::Symbol::fromQualString(kPackedLinear),
                                   {linear->input(0), insertPacked(graph, packed.weight), panels,
                                    insertBias(graph, linear->input(2), packed.panels),
                                    graph.insertConstant(c10::IValue()), graph.insertConstant(outs),
                                    graph.insertConstant(post.name),
                                    graph.insertConstant(post.algorithm.value_or("none"))},
                                   1);
    return graph.insertNode(call)->output();
}

void replaceLinear(jit::Node* linear, const Packed& packed)
{
    jit::Graph& graph = *linear->owningGraph();
    const jit::WithInsertPoint here(linear);
    const PostOp post = postOpAfter(linear->output());
    jit::Value* result = insertLinear(graph, linear, packed, post);
    result->setType(linear->output()->type());
    jit::Value* original = linear->input(1);
    replaceNode(linear, result);
    dropUnread(original);
    if (post.node != nullptr) {
        replaceNode(post.node, result);
    }
}

using PackedByPlace = std::unordered_map<const void*, Packed>;

std::vector<MemoryRange> panelsIn(const PackedByPlace& made)
{
    std::vector<MemoryRange> ranges;
    for (const auto& [place, packed] : made) {
        if (packed.panels.defined()) {
            ranges.push_back({packed.panels.const_data_ptr(), packed.panels.nbytes()});
        }
    }
    return ranges;
}

/// As the operator takes them: [panels, in, 64].
at::Tensor fp32Panels(const at::Tensor& weight, const at::Tensor& packed)
{
    const at::Tensor panels = panelsOf(weight, packed);
    return panels.defined() && panels.size(2) == kPanelColumns ? panels.squeeze(3) : at::Tensor();
}

/// By where a weight lies: no weight is made while others are packed, so a place is not used again.
const Packed& packedOnce(PackedByPlace& made, const at::Tensor& weight)
{
    Packed& copy = made[weight.const_data_ptr()];
    if (!copy.weight.defined()) {
        copy.weight = packedWeight(weight);
        copy.panels = fp32Panels(weight, copy.weight);
    }
    return copy;
}

} // namespace

bool canPrepack()
{
    auto& dispatcher = c10::Dispatcher::singleton();
    return at::hasMKLDNN() && at::globalContext().userEnabledMkldnn()
        && dispatcher.findSchema({"mkldnn::_reorder_linear_weight", ""}).has_value()
        && dispatcher.findSchema({"mkldnn::_linear_pointwise", ""}).has_value();
}

std::size_t prepackLinear(const std::shared_ptr<jit::Graph>& graph, const PackProgress& progress)
{
    registerPackedOperator();
    const std::vector<jit::Node*> linears = packableLinears(*graph, kLargest);
    PackedByPlace packed; // ALBERT has one weight for all its layers
    std::size_t done = 0;
    for (jit::Node* linear : linears) {
        replaceLinear(linear, packedOnce(packed, *constantTensor(linear->input(1))));
        ++done;
        if (progress
            && !progress(static_cast<double>(done) / static_cast<double>(linears.size()))) {
            break;
        }
    }
    jit::EliminateDeadCode(graph);
    useLargePages(panelsIn(packed));
    return done;
}

} // namespace maskscope
