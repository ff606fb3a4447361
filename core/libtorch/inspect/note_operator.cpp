// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/inspect/note_operator.h"

#include <ATen/core/ivalue.h>
#include <ATen/core/stack.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/runtime/custom_operator.h>

namespace maskscope {

namespace {

namespace jit = torch::jit;

thread_local NoteListener* t_listener = nullptr;

/// An operator that is made anew for every node is not told the number of its arguments.
jit::Operation makeOperation(const jit::Node* node)
{
    const std::size_t count = node->inputs().size();
    if (!node->hasAttribute(c10::attr::value)) { // a file's own
        return [count](jit::Stack& stack) { jit::drop(stack, count); };
    }
    const auto place = static_cast<std::size_t>(node->i(c10::attr::value));
    return [count, place](jit::Stack& stack) {
        if (t_listener != nullptr) {
            const auto values = jit::last(stack, count);
            t_listener->note(place, {values.data(), values.size()});
        }
        jit::drop(stack, count);
    };
}

} // namespace

void registerNoteOperator()
{
    static const jit::RegisterOperators registered(
        {jit::Operator(c10::Symbol::fromQualString(kNoteOperator), makeOperation,
                       c10::AliasAnalysisKind::CONSERVATIVE)});
}

jit::Node* makeNote(jit::Graph& graph, const std::vector<jit::Value*>& values, std::size_t place)
{
    jit::Node* node
        = graph.create(c10::Symbol::fromQualString(kNoteOperator), values, /*num_outputs=*/0);
    node->i_(c10::attr::value, static_cast<std::int64_t>(place));
    return node;
}

Noting::Noting(NoteListener& listener)
{
    t_listener = &listener;
}

Noting::~Noting()
{
    t_listener = nullptr;
}

} // namespace maskscope
