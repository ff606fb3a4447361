// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/guard/pickle_tree.h"

#include <set>
#include <string>

namespace maskscope {

/// The paths of the Python files that a *.debug_pkl record names: those it gives for its texts, and
/// those of the call stacks of a trace. Nothing for a record of another form.
[[nodiscard]] std::set<std::string> sourceFilesOf(const PickleTree& record);

/// The record without the private parts of those paths (see privatePartOfPath). Places in texts
/// that became shorter are moved along; nothing else changes. Errors: DamagedFile (a form that
/// PyTorch does not write, so that a path could stay unseen).
[[nodiscard]] Result<std::string> withoutPrivatePaths(const PickleTree& record);

} // namespace maskscope
