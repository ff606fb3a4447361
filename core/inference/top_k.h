// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <span>
#include <vector>

namespace maskscope {

struct Ranked
{
    std::size_t index = 0; ///< column of the logits
    float probability = 0;
};

/// The `k` most probable columns of one row of logits, best first, equal ones by index. Softmax in
/// fp32 over the whole row. `k` may exceed the row. Errors: NotANumber (a NaN, or no finite value).
[[nodiscard]] Result<std::vector<Ranked>> topK(std::span<const float> logits, std::size_t k);

} // namespace maskscope
