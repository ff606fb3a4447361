// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/model_summary.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace torch::jit {
struct Graph;
struct Module;
struct Node;
struct Value;
} // namespace torch::jit

namespace maskscope {

/// Nodes that stand around what was a call of a module. They are no operators: whoever runs the
/// graph has to replace or drop them.
inline constexpr const char* kEnterMark = "maskscope::enter"; ///< takes the call's arguments
inline constexpr const char* kLeaveMark = "maskscope::leave"; ///< takes its results

/// A place where forward(), or what it calls, calls a method of a module.
struct ModuleCall
{
    std::size_t module = 0; ///< in ModelSummary::modules
    bool isForward = true; ///< false: another method of it
    const torch::jit::Graph* method = nullptr; ///< the module's own
};

/// A copy of forward() in which all calls are inlined, as LibTorch's own inlining does, but which
/// still knows the calls: a mark of each holds its number in the attribute `value`.
struct InlinedProgram
{
    std::shared_ptr<torch::jit::Graph> graph;
    std::vector<ModuleCall> calls; ///< the model's own is not among them
    std::unordered_map<const torch::jit::Node*, std::size_t> moduleOf; ///< the innermost
    /// Path of a parameter or buffer that a node reads.
    std::unordered_map<const torch::jit::Value*, std::string> weights;
};

/// Throws what LibTorch throws.
[[nodiscard]] InlinedProgram inlineProgram(const torch::jit::Module& module,
                                           const std::vector<ModuleSummary>& modules);

/// Number of the call that an enter or leave mark stands for.
[[nodiscard]] std::size_t callOfMark(const torch::jit::Node& mark);

} // namespace maskscope
