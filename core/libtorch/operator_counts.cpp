// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/operator_counts.h"

#include <torch/csrc/jit/ir/ir.h>

#include <algorithm>
#include <map>

namespace maskscope {

namespace {

void count(const torch::jit::Block& block, std::map<std::string, std::int64_t>& counts)
{
    for (const torch::jit::Node* node : block.nodes()) {
        if (!node->kind().is_prim()) {
            ++counts[node->kind().toQualString()];
        }
        for (const torch::jit::Block* inner : node->blocks()) {
            count(*inner, counts);
        }
    }
}

} // namespace

std::vector<OperatorCount> countOperators(const torch::jit::Graph& graph)
{
    std::map<std::string, std::int64_t> counts;
    count(*graph.block(), counts);
    std::vector<OperatorCount> operators;
    for (const auto& [name, number] : counts) {
        operators.push_back({name, number});
    }
    std::stable_sort(operators.begin(), operators.end(),
                     [](const auto& a, const auto& b) { return a.count > b.count; });
    return operators;
}

} // namespace maskscope
