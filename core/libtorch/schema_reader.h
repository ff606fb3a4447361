// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/signature.h"

#include <vector>

namespace torch::jit {
struct Method;
}

namespace maskscope {

/// The inputs of forward() as its schema and, for a trace, its recorded example tell them; all
/// roles are still `Other`. Throws what LibTorch throws.
[[nodiscard]] std::vector<InputSpec> readInputs(const torch::jit::Method& forward);

} // namespace maskscope
