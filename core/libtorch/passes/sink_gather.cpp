// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/sink_gather.h"

#include "core/libtorch/passes/gather_motion.h"
#include "core/libtorch/passes/graph_facts.h"
#include "core/libtorch/passes/rows_operator.h"

#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>

#include <vector>

namespace maskscope {

namespace {

namespace jit = torch::jit;

/// One after the other from the end, since those below free those above.
bool moveEachOnce(jit::Graph& graph, jit::Value* ids)
{
    std::vector<jit::Node*> rows;
    for (jit::Node* node : graph.nodes().reverse()) {
        if (isCall(node, kRowsOperator)) {
            rows.push_back(node);
        }
    }
    bool hasMoved = false;
    for (jit::Node* node : rows) {
        hasMoved = moveRowsUp(node, ids) != nullptr || hasMoved;
    }
    return hasMoved;
}

} // namespace

bool sinkGather(const std::shared_ptr<jit::Graph>& graph, jit::Value* ids)
{
    bool hasMoved = false;
    while (moveEachOnce(*graph, ids)) {
        hasMoved = true;
        mergeEqualRows(graph);
    }
    jit::EliminateDeadCode(graph);
    return hasMoved;
}

} // namespace maskscope
