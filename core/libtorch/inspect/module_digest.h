// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/inspection.h"
#include "core/model/model_summary.h"

#include <vector>

namespace maskscope {

/// Of each module in pre-order, the one that it is part of; the root's is itself.
[[nodiscard]] std::vector<std::size_t> parentsOf(const std::vector<ModuleSummary>& modules);

/// Fills in InspectedModule::sameAs; the rest of them is there.
void markRepeated(const std::vector<ModuleSummary>& modules, Inspection& inspection);

} // namespace maskscope
