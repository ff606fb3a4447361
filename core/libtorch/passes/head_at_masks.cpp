// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/head_at_masks.h"

#include "core/libtorch/passes/gather_motion.h"
#include "core/libtorch/passes/graph_facts.h"
#include "core/libtorch/passes/rows_operator.h"

#include <ATen/core/function_schema.h>
#include <ATen/core/jit_type.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>

namespace maskscope {

namespace {

namespace jit = torch::jit;

/// A head is a few steps long; what is longer is none.
constexpr int kLongestTail = 8;

jit::Value* elementAt(const jit::Node* node, std::int64_t index)
{
    const bool isInside = index >= 0 && index < static_cast<std::int64_t>(node->inputs().size());
    return isInside ? const_cast<jit::Node*>(node)->input(static_cast<std::size_t>(index))
                    : nullptr;
}

jit::Value* elementNamed(const jit::Node* node, const std::string& name)
{
    const auto type = node->output()->type()->cast<c10::TupleType>();
    const auto schema = type ? type->schema() : nullptr;
    const auto index = schema ? schema->argumentIndexWithName(name) : std::nullopt;
    return index ? elementAt(node, *index) : nullptr;
}

jit::Value* entryOf(jit::Node* dict, const OutputForm& form)
{
    for (std::size_t i = 0; i + 1 < dict->inputs().size(); i += 2) {
        const auto key = jit::toIValue(dict->input(i));
        const auto* name = std::get_if<std::string>(&form.key);
        const auto* number = std::get_if<std::int64_t>(&form.key);
        if (key
            && ((name != nullptr && key->isString() && key->toStringRef() == *name)
                || (number != nullptr && key->isInt() && key->toInt() == *number))) {
            return dict->input(i + 1);
        }
    }
    return nullptr;
}

jit::Value* logitsOf(jit::Graph& graph, const OutputForm& form)
{
    jit::Value* answer = graph.outputs().at(0);
    jit::Node* maker = answer->node();
    if (form.container == OutputContainer::Tensor) {
        return answer;
    }
    if (maker->kind() == c10::prim::DictConstruct) {
        return entryOf(maker, form);
    }
    const bool isListed
        = maker->kind() == c10::prim::TupleConstruct || maker->kind() == c10::prim::ListConstruct;
    if (!isListed) {
        return nullptr;
    }
    if (const auto* name = std::get_if<std::string>(&form.key)) {
        return elementNamed(maker, *name);
    }
    const auto* index = std::get_if<std::int64_t>(&form.key);
    return index != nullptr ? elementAt(maker, *index) : nullptr;
}

jit::Node* rowsBeforeOutput(jit::Graph& graph)
{
    jit::Node* node = graph.outputs().at(0)->node();
    return isCall(node, kRowsOperator) ? node : nullptr;
}

bool scoresWords(const jit::Node* node)
{
    return node->kind() == c10::aten::linear || node->kind() == c10::aten::matmul;
}

} // namespace

bool answerAtMasks(const std::shared_ptr<jit::Graph>& graph, const OutputForm& form)
{
    jit::Value* logits = graph->outputs().size() == 1 ? logitsOf(*graph, form) : nullptr;
    const auto sizes = logits != nullptr ? sizesOf(logits) : std::nullopt;
    if (!sizes || sizes->size() != 3) {
        return false;
    }
    jit::Value* positions = graph->addInput(kPositionsInput);
    positions->setType(c10::TensorType::get());
    const jit::WithInsertPoint atEnd(graph->return_node());
    jit::Node* rows = insertRows(logits, positions, 1);
    graph->eraseOutput(0);
    graph->registerOutput(rows->output());
    jit::EliminateDeadCode(graph);
    return true;
}

bool moveRowsAboveHead(const std::shared_ptr<jit::Graph>& graph, jit::Value* ids)
{
    jit::Node* rows = rowsBeforeOutput(*graph);
    for (int step = 0; step < kLongestTail && rows != nullptr; ++step) {
        jit::Node* over = moveRowsUp(rows, ids);
        if (over == nullptr) {
            return false;
        }
        if (scoresWords(over)) {
            return true;
        }
        // On to the tensor the words come from: the first of the inputs that has to be taken.
        rows = nullptr;
        for (jit::Value* input : over->inputs()) {
            if (rows == nullptr && isCall(input->node(), kRowsOperator)) {
                rows = input->node();
            }
        }
    }
    return false;
}

} // namespace maskscope
