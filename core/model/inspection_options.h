// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"

#include <vector>

namespace maskscope {

enum class InspectionScope
{
    Shapes, ///< shapes, operators and modules with their work
    All, ///< with weights and shares of time, too
};

/// What TracedModel::inspect() looks at, and when.
struct InspectionOptions
{
    InspectionScope scope = InspectionScope::All;
    /// idleStep() does it, once nothing else is to do: a model that is rewritten for speed gives up
    /// the saved program then, and could not be looked into later.
    bool whileIdle = false;
    std::vector<SequenceLength> lengths{}; ///< to run at; empty: a few short ones that it takes
};

} // namespace maskscope
