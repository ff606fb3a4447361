// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torch/small_graph.h"

#include <ATen/core/Tensor.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/ir/irparser.h>
#include <torch/csrc/jit/runtime/interpreter.h>

namespace maskscope::test {

namespace jit = torch::jit;

GraphPtr graphOf(const char* text, const std::vector<c10::IValue>& constants)
{
    auto graph = std::make_shared<jit::Graph>();
    jit::parseIR(text, graph.get());
    for (const c10::IValue& constant : constants) {
        const jit::WithInsertPoint atTop(*graph->nodes().begin());
        graph->inputs()[1]->replaceAllUsesWith(graph->insertConstant(constant));
        graph->eraseInput(1);
    }
    return graph;
}

at::Tensor runGraph(const GraphPtr& graph, const at::Tensor& x)
{
    graph->lint();
    jit::Stack stack{x};
    jit::InterpreterState(jit::Code(graph->copy(), "test")).run(stack);
    return stack.back().toTensor();
}

} // namespace maskscope::test
