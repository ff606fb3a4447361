// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/length_contract.h"
#include "core/model/model_summary.h"

#include <vector>

namespace torch::jit {
struct Module;
}

namespace maskscope {

/// What the module tree holds, from one walk.
struct ModuleTree
{
    std::vector<ModuleSummary> modules; ///< pre-order, the root first
    ParameterSummary parameters;
    std::vector<NamedShape> shapes; ///< of every parameter, under each of its names
};

/// Walks the tree. A hostile file can nest or share modules without end: the walk stops at a
/// depth and a number that no real model reaches. Throws what LibTorch throws.
[[nodiscard]] ModuleTree readModules(const torch::jit::Module& root);

/// Rows and columns of the table that looks like the word embedding: of the 2-D parameters named
/// "...embed...", else of all, the one with the most rows. Null if there is none.
[[nodiscard]] const NamedShape* findWordTable(const std::vector<NamedShape>& shapes);

} // namespace maskscope
