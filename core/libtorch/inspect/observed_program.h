// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/inspect/inlined_program.h"

#include <memory>
#include <string>
#include <vector>

namespace maskscope {

enum class SiteKind
{
    Input, ///< tensors that forward() is given
    Made, ///< a node's results are new
    Passed, ///< a node hands on what was there: lists, tuples, results of branches
    Weight, ///< a parameter or buffer is read
    Constant, ///< a tensor that is written into the program
    Enter, ///< a module is called
    Leave, ///< and returns
};

/// A place of an observed program that notes what comes by. Values are numbered; only those that
/// are tensors or may hold some are listed.
struct Site
{
    SiteKind kind = SiteKind::Made;
    const torch::jit::Node* node = nullptr; ///< null for Input
    std::string name{}; ///< of the node: "aten::linear"
    std::size_t module = 0; ///< innermost, in ModelSummary::modules
    std::size_t call = 0; ///< of Enter and Leave: in ObservedProgram::calls
    bool isOperator = false; ///< people would call it one: "aten::linear", not "prim::TupleUnpack"
    std::vector<std::size_t> inputs{};
    std::vector<std::size_t> outputs{}; ///< what is noted; of Enter and Leave, nothing
};

/// forward() with a note after every node that gives, takes or hands on tensors, in all blocks. Its
/// notes are numbered as `sites`, which are in the program's order.
struct ObservedProgram
{
    std::shared_ptr<torch::jit::Graph> graph;
    std::vector<ModuleCall> calls;
    std::vector<Site> sites;
    std::vector<std::string> names; ///< of the values, as in the program
    std::vector<std::string> weights; ///< their paths; empty for values that are none
    std::vector<std::size_t> outputs; ///< values that forward() returns
};

/// Takes the marks of `program` out and puts notes in.
[[nodiscard]] ObservedProgram observe(InlinedProgram program);

} // namespace maskscope
