// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/prepack_linear.h"

#include "core/libtorch/passes/graph_facts.h"
#include "core/libtorch/passes/packed_linear.h"

#include <ATen/Context.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace maskscope {

namespace {

namespace jit = torch::jit;

constexpr std::size_t kLargest = std::size_t{100} << 20U;
/// Of the rows the weight is laid out for; texts are short.
constexpr std::int64_t kLikelyRows = 32;

/// What oneDNN can do to a result before it is stored.
struct PostOp
{
    std::string name = "none";
    c10::IValue algorithm;
    jit::Node* node = nullptr; ///< that it stands for
};

PostOp postOpAfter(const jit::Value* result)
{
    jit::Node* user = onlyUser(result);
    if (user == nullptr) {
        return {};
    }
    if (user->kind() == c10::aten::gelu && user->input(0) == result) {
        const auto algorithm = jit::toIValue(user->input(1));
        return algorithm ? PostOp{"gelu", *algorithm, user} : PostOp{};
    }
    if (user->kind() == c10::aten::relu) {
        return {"relu", {}, user};
    }
    return user->kind() == c10::aten::tanh ? PostOp{"tanh", {}, user} : PostOp{};
}

using PackSignature = at::Tensor(const at::Tensor&, std::optional<c10::SymInt>);

at::Tensor pack(const at::Tensor& weight)
{
    static const auto packing = c10::Dispatcher::singleton()
                                    .findSchemaOrThrow("mkldnn::_reorder_linear_weight", "")
                                    .typed<PackSignature>();
    return packing.call(weight.contiguous(), c10::SymInt(kLikelyRows));
}

jit::Value* insertPacked(jit::Graph& graph, const at::Tensor& packed)
{
    jit::Node* constant = graph.create(c10::Symbol::fromQualString("prim::ConstantMKLDNNTensor"));
    constant->t_(c10::attr::value, packed);
    graph.insertNode(constant)->output()->setType(c10::TensorType::get());
    return constant->output();
}

void replaceLinear(jit::Node* linear, const at::Tensor& packed)
{
    jit::Graph& graph = *linear->owningGraph();
    const jit::WithInsertPoint here(linear);
    const PostOp post = postOpAfter(linear->output());
    jit::Value* scalars = graph.insertNode(graph.create(c10::prim::ListConstruct, {}, 1))->output();
    scalars->setType(
        c10::ListType::create(c10::OptionalType::create(c10::NumberType::get())));
    jit::Node* call = graph.create(
        c10::Symbol::fromQualString(kPackedLinear),
        {linear->input(0), insertPacked(graph, packed), linear->input(2),
         graph.insertConstant(post.name), scalars, graph.insertConstant(post.algorithm)},
        1);
    graph.insertNode(call)->output()->setType(linear->output()->type());
    replaceNode(linear, call->output());
    if (post.node != nullptr) {
        replaceNode(post.node, call->output());
    }
}

std::vector<jit::Node*> packableLinears(jit::Graph& graph)
{
    std::vector<jit::Node*> linears;
    for (jit::Node* node : graph.nodes()) {
        if (isConstantLinear(node) && constantTensor(node->input(1))->nbytes() <= kLargest) {
            linears.push_back(node);
        }
    }
    return linears;
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
    const std::vector<jit::Node*> linears = packableLinears(*graph);
    std::unordered_map<const void*, at::Tensor> packed; // ALBERT has one weight for all its layers
    std::size_t done = 0;
    for (jit::Node* linear : linears) {
        const at::Tensor weight = *constantTensor(linear->input(1));
        at::Tensor& copy = packed[weight.const_data_ptr()];
        if (!copy.defined()) {
            copy = pack(weight);
        }
        replaceLinear(linear, copy);
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
