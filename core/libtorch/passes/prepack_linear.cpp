// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/prepack_linear.h"

#include "core/libtorch/passes/graph_facts.h"
#include "core/libtorch/passes/packed_linear.h"

#include <ATen/Context.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>

#include <unordered_map>
#include <vector>

namespace maskscope {

namespace {

namespace jit = torch::jit;

constexpr std::size_t kLargest = std::size_t{100} << 20U;

void replaceLinear(jit::Node* linear, const at::Tensor& packed)
{
    jit::Graph& graph = *linear->owningGraph();
    const jit::WithInsertPoint here(linear);
    const PostOp post = postOpAfter(linear->output());
    jit::Value* result = insertPackedLinear(
        graph, {linear->input(0), insertPacked(graph, packed), linear->input(2)}, post);
    result->setType(linear->output()->type());
    jit::Value* original = linear->input(1);
    replaceNode(linear, result);
    dropUnread(original);
    if (post.node != nullptr) {
        replaceNode(post.node, result);
    }
}

/// By where a weight lies: no weight is made while others are packed, so a place is not used again.
const at::Tensor& packedOnce(std::unordered_map<const void*, at::Tensor>& packed,
                             const at::Tensor& weight)
{
    at::Tensor& copy = packed[weight.const_data_ptr()];
    if (!copy.defined()) {
        copy = packedWeight(weight);
    }
    return copy;
}

} // namespace

bool canPrepack()
{
    auto& dispatcher = c10::Dispatcher::singleton();
    return at::hasMKLDNN() && at::globalContext().userEnabledMkldnn()
        && dispatcher.findSchema({"mkldnn::_reorder_linear_weight", ""}).has_value()
        && dispatcher.findSchema({kPackedLinear, ""}).has_value();
}

std::size_t prepackLinear(const std::shared_ptr<jit::Graph>& graph, const PackProgress& progress)
{
    const std::vector<jit::Node*> linears = packableLinears(*graph, kLargest);
    std::unordered_map<const void*, at::Tensor> packed; // ALBERT has one weight for all its layers
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
    return done;
}

} // namespace maskscope
