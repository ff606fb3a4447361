// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/operator_profile.h"

#include <functional>

namespace maskscope {

/// Calls `forward` once and tells what operators it called on this thread. Operators called by
/// other operators count with those. Throws what `forward` throws.
[[nodiscard]] OperatorProfile profileOperators(const std::function<void()>& forward);

} // namespace maskscope
