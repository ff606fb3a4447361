// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/record_shapes.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/jit_type.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/runtime/interpreter.h>

#include <vector>

namespace maskscope {

namespace {

namespace jit = torch::jit;

bool isTensor(const jit::Value* value)
{
    return value->type()->cast<c10::TensorType>() != nullptr;
}

/// Values of the outermost block, in order; the same for a graph and its copy.
std::vector<jit::Value*> tensorsOf(jit::Graph& graph)
{
    std::vector<jit::Value*> tensors;
    for (jit::Value* input : graph.inputs()) {
        if (isTensor(input)) {
            tensors.push_back(input);
        }
    }
    for (jit::Node* node : graph.nodes()) {
        for (jit::Value* output : node->outputs()) {
            if (isTensor(output)) {
                tensors.push_back(output);
            }
        }
    }
    return tensors;
}

/// Puts "its sizes, its element type" after `value` and returns them as new outputs of the graph.
void askShape(jit::Graph& graph, jit::Value* value)
{
    jit::Node* maker = value->node();
    const jit::WithInsertPoint here(maker->kind() == c10::prim::Param ? *graph.nodes().begin()
                                                                      : maker->next());
    jit::Value* sizes = graph.insert(c10::aten::size, {value});
    jit::Value* type = graph.insert(c10::prim::dtype, {value});
    graph.registerOutput(sizes);
    graph.registerOutput(type);
}

} // namespace

void recordShapes(const std::shared_ptr<jit::Graph>& graph, std::vector<c10::IValue> arguments)
{
    const auto asking = graph->copy();
    while (!asking->outputs().empty()) {
        asking->eraseOutput(asking->outputs().size() - 1);
    }
    for (jit::Value* value : tensorsOf(*asking)) {
        askShape(*asking, value);
    }
    const c10::InferenceMode guard;
    const jit::Code code(asking, "shapes");
    jit::InterpreterState(code).run(arguments);

    std::size_t next = 0;
    for (jit::Value* value : tensorsOf(*graph)) {
        const std::vector<std::int64_t> sizes = arguments.at(next++).toIntVector();
        const auto type = static_cast<c10::ScalarType>(arguments.at(next++).toInt());
        value->setType(c10::TensorType::createContiguous(type, at::kCPU, sizes));
    }
}

} // namespace maskscope
