// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/merge_linears.h"

#include "core/libtorch/passes/graph_facts.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/cat.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>

#include <algorithm>
#include <map>
#include <vector>

namespace maskscope {

namespace {

namespace jit = torch::jit;

using Group = std::vector<jit::Node*>;

bool isReshaped(const jit::Value* value)
{
    return std::all_of(value->uses().begin(), value->uses().end(), [](const jit::Use& use) {
        return use.user->kind() == c10::aten::view || use.user->kind() == c10::aten::reshape;
    });
}

/// Of layers that read the same tensor, with a bias all of them or none.
std::vector<Group> groupsOf(jit::Graph& graph)
{
    std::map<std::pair<jit::Value*, bool>, Group> byInput;
    std::vector<std::pair<jit::Value*, bool>> order;
    for (jit::Node* node : graph.nodes()) {
        if (isConstantLinear(node) && isReshaped(node->output())) {
            const std::pair key(node->input(0), isNone(node->input(2)));
            Group& group = byInput[key];
            if (group.empty()) {
                order.push_back(key);
            }
            group.push_back(node);
        }
    }
    std::vector<Group> groups;
    for (const auto& key : order) {
        if (byInput[key].size() > 1) {
            groups.push_back(byInput[key]);
        }
    }
    return groups;
}

at::Tensor together(const Group& group, std::size_t input)
{
    std::vector<at::Tensor> parts;
    parts.reserve(group.size());
    for (const jit::Node* linear : group) {
        parts.push_back(*constantTensor(linear->input(input)));
    }
    return at::cat(parts);
}

jit::Value* mergedLinear(jit::Graph& graph, const Group& group)
{
    const jit::Node* first = group.front();
    jit::Value* bias = group.front()->inputs()[2];
    jit::Value* weight = graph.insertConstant(together(group, 1));
    if (!isNone(bias)) {
        bias = graph.insertConstant(together(group, 2));
    }
    return graph.insert(c10::aten::linear, {group.front()->inputs()[0], weight, bias}, {},
                        first->sourceRange());
}

void merge(jit::Graph& graph, const Group& group)
{
    const jit::WithInsertPoint here(group.front());
    jit::Value* all = mergedLinear(graph, group);
    all->setType(c10::TensorType::get());
    jit::Value* last = graph.insertConstant(std::int64_t{-1});
    std::int64_t begin = 0;
    for (jit::Node* linear : group) {
        const std::int64_t width = constantTensor(linear->input(1))->size(0);
        jit::Value* part
            = graph.insert(c10::aten::narrow,
                           {all, last, graph.insertConstant(begin), graph.insertConstant(width)});
        part->setType(linear->output()->type());
        begin += width;
        linear->output()->replaceAllUsesWith(part);
    }
}

} // namespace

std::size_t mergeLinears(const std::shared_ptr<jit::Graph>& graph)
{
    std::size_t merged = 0;
    for (const Group& group : groupsOf(*graph)) {
        merge(*graph, group);
        merged += group.size();
    }
    jit::EliminateDeadCode(graph);
    return merged;
}

} // namespace maskscope
