// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/gather_motion.h"

#include "core/libtorch/passes/gather_rules.h"
#include "core/libtorch/passes/graph_facts.h"
#include "core/libtorch/passes/rows_operator.h"

#include <torch/csrc/jit/ir/ir.h>

#include <algorithm>
#include <map>
#include <utility>

namespace maskscope {

namespace {

namespace jit = torch::jit;

/// How many tokens there are is asked of the ids, if it was asked of `value`, which is about to
/// hold the masks alone.
void askIdsForLength(jit::Value* value, std::int64_t axis, jit::Value* ids)
{
    const auto uses = value->uses(); // a copy: it changes
    for (const jit::Use& use : uses) {
        const auto asked = use.user->kind() == c10::aten::size && use.user->inputs().size() == 2
            ? constantInt(use.user->input(1))
            : std::nullopt;
        const auto sizes = sizesOf(value);
        if (asked && sizes && fromStart(*asked, sizes->size()) == axis) {
            const jit::WithInsertPoint here(use.user);
            jit::Value* one = ids->owningGraph()->insertConstant(std::int64_t{1});
            replaceNode(use.user, ids->owningGraph()->insert(c10::aten::size, {ids, one}));
        }
    }
}

/// Besides `rows` only questions for another size.
bool isNeededAtMasksAlone(const jit::Value* value, const jit::Node* rows)
{
    return std::all_of(value->uses().begin(), value->uses().end(), [&](const jit::Use& use) {
        return use.user == rows || (use.user->kind() == c10::aten::size && use.offset == 0);
    });
}

/// The sizes for a view, with the number of masks for the number of tokens.
void shrinkSizes(jit::Node* view, std::int64_t axis, jit::Value* positions)
{
    jit::Graph* graph = view->owningGraph();
    const jit::WithInsertPoint here(view);
    jit::Value* one = graph->insertConstant(std::int64_t{1});
    std::vector<jit::Value*> elements;
    if (const auto constant = constantInts(view->input(1))) {
        for (const std::int64_t size : *constant) {
            elements.push_back(graph->insertConstant(size));
        }
    } else {
        const auto inputs = view->input(1)->node()->inputs();
        elements.assign(inputs.begin(), inputs.end());
    }
    elements.at(static_cast<std::size_t>(axis)) = graph->insert(c10::aten::size, {positions, one});
    jit::Node* list = graph->create(c10::prim::ListConstruct, elements, 1);
    graph->insertNode(list)->output()->setType(c10::ListType::ofInts());
    view->replaceInput(1, list->output());
}

bool isReshape(const jit::Node* node)
{
    return node->kind() == c10::aten::view || node->kind() == c10::aten::reshape;
}

} // namespace

jit::Node* moveRowsUp(jit::Node* rows, jit::Value* ids)
{
    jit::Value* value = rows->input(0);
    jit::Value* positions = rows->input(1);
    const auto axis = constantInt(rows->input(2));
    jit::Node* producer = value->node();
    const bool isMovable = axis && producer->outputs().size() == 1
        && producer->owningBlock() == rows->owningBlock() && isNeededAtMasksAlone(value, rows);
    const auto moves = isMovable ? movesOver(producer, *axis) : std::nullopt;
    if (!moves) {
        return nullptr;
    }
    askIdsForLength(value, *axis, ids);
    for (const GatherMove& move : *moves) {
        const jit::WithInsertPoint here(producer);
        jit::Node* moved = insertRows(producer->input(move.input), positions, move.axis);
        producer->replaceInput(move.input, moved->output());
    }
    if (isReshape(producer)) {
        shrinkSizes(producer, *axis, positions);
    }
    value->setType(c10::TensorType::get()); // its shape is no longer the recorded one
    replaceNode(rows, value);
    return producer;
}

void mergeEqualRows(const std::shared_ptr<jit::Graph>& graph)
{
    std::map<std::pair<jit::Value*, std::int64_t>, jit::Node*> first;
    std::vector<jit::Node*> nodes(graph->nodes().begin(), graph->nodes().end());
    for (jit::Node* node : nodes) {
        if (!isCall(node, kRowsOperator)) {
            continue;
        }
        const std::pair key(node->input(0), constantInt(node->input(2)).value_or(-1));
        const auto [known, isNew] = first.emplace(key, node);
        if (!isNew) {
            replaceNode(node, known->second->output());
        }
    }
}

} // namespace maskscope
