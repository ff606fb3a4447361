// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/inspect/inlined_program.h"

#include <ATen/core/jit_type.h>
#include <torch/csrc/jit/api/function_impl.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/inliner.h>

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

namespace maskscope {

namespace {

namespace jit = torch::jit;

/// "forward", or "forward1" as tracing calls those of a module that it met several times.
bool isForwardName(std::string_view name)
{
    constexpr std::string_view kForward = "forward";
    return name.starts_with(kForward)
        && std::all_of(name.begin() + kForward.size(), name.end(),
                       [](unsigned char c) { return std::isdigit(c) != 0; });
}

jit::GraphFunction* methodOf(const jit::Node& call)
{
    const auto type = call.input(0)->type()->cast<c10::ClassType>();
    jit::Function* method = type ? type->findMethod(call.s(c10::attr::name)) : nullptr;
    return method != nullptr ? jit::tryToGraphFunction(*method) : nullptr;
}

class Inlining
{
public:
    Inlining(InlinedProgram& program, const std::vector<ModuleSummary>& modules)
        : m_program(program)
    {
        for (std::size_t i = 0; i < modules.size(); ++i) {
            m_modules.emplace(modules[i].path, i);
        }
        m_paths.emplace(program.graph->inputs().at(0), std::string());
        walk(*program.graph->block(), 0);
    }

private:
    void walk(jit::Block& block, std::size_t module)
    {
        walk(block.param_node()->next(), block.return_node(), module);
    }

    void walk(jit::Node* node, const jit::Node* end, std::size_t module)
    {
        while (node != end) {
            jit::Node* next = node->next();
            visit(node, module);
            node = next;
        }
    }

    void visit(jit::Node* node, std::size_t module)
    {
        if (node->kind() == c10::prim::CallMethod) {
            if (jit::GraphFunction* method = methodOf(*node)) {
                return inlineMethod(node, *method, module);
            }
        } else if (node->kind() == c10::prim::CallFunction) {
            if (jit::GraphFunction* function = jit::tryToGraphFunction(node)) {
                node->removeInput(0); // names the function
                return inlineCall(node, *function, module);
            }
        } else if (node->kind() == c10::prim::GetAttr) {
            readAttribute(*node);
        }
        m_program.moduleOf.emplace(node, module);
        for (jit::Block* block : node->blocks()) {
            walk(*block, module);
        }
    }

    void readAttribute(const jit::Node& node)
    {
        const auto object = m_paths.find(node.input());
        if (object == m_paths.end()) {
            return;
        }
        const std::string& name = node.s(c10::attr::name);
        std::string path = object->second.empty() ? name : object->second + "." + name;
        const auto type = node.output()->type();
        if (const auto class_ = type->cast<c10::ClassType>(); class_ && class_->is_module()) {
            m_paths.emplace(node.output(), std::move(path));
        } else if (type->isSubtypeOf(*c10::OptionalType::ofTensor())) {
            m_program.weights.emplace(node.output(), std::move(path));
        }
    }

    void inlineMethod(jit::Node* call, jit::GraphFunction& method, std::size_t module)
    {
        const auto path = m_paths.find(call->input(0));
        const auto called = path == m_paths.end() ? m_modules.end() : m_modules.find(path->second);
        if (called == m_modules.end()) { // an object that is no module, or beyond our tree
            return inlineCall(call, method, module);
        }
        const auto number = static_cast<std::int64_t>(m_program.calls.size());
        m_program.calls.push_back(
            {called->second, isForwardName(call->s(c10::attr::name)), method.graph().get()});
        mark(kEnterMark, number, call->inputs().slice(1))->insertBefore(call);
        mark(kLeaveMark, number, call->outputs())->insertAfter(call);
        inlineCall(call, method, called->second);
    }

    jit::Node* mark(const char* kind, std::int64_t number, c10::ArrayRef<jit::Value*> values)
    {
        jit::Node* node
            = m_program.graph->create(c10::Symbol::fromQualString(kind), values, /*outputs=*/0);
        node->i_(c10::attr::value, number);
        return node;
    }

    void inlineCall(jit::Node* call, jit::GraphFunction& function, std::size_t module)
    {
        jit::Node* before = call->prev();
        const jit::Node* after = call->next();
        jit::inlineCallTo(call, &function, function.graph().get());
        walk(before->next(), after, module);
    }

    InlinedProgram& m_program;
    std::unordered_map<std::string, std::size_t> m_modules; ///< by path
    std::unordered_map<const jit::Value*, std::string> m_paths; ///< of module objects
};

} // namespace

InlinedProgram inlineProgram(const jit::Module& module, const std::vector<ModuleSummary>& modules)
{
    InlinedProgram program;
    program.graph = module.get_method("forward").graph()->copy();
    const Inlining inlining(program, modules);
    return program;
}

std::size_t callOfMark(const jit::Node& mark)
{
    return static_cast<std::size_t>(mark.i(c10::attr::value));
}

} // namespace maskscope
