// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/evidence.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace maskscope {

enum class BatchKind
{
    Any, ///< texts may be run together
    Fixed, ///< it takes the recorded number of texts alone
    Unsafe, ///< it takes several texts, but answers otherwise than for each alone
};

/// "any", "fixed", "unsafe".
[[nodiscard]] const char* batchKindName(BatchKind kind);

/// How many texts a model takes at once. Where it is not Any, texts run one by one.
struct BatchContract
{
    BatchKind kind = BatchKind::Any;
    std::optional<std::int64_t> traced; ///< recorded with the trace
    std::vector<Evidence> evidence; ///< empty if kind is Any
};

} // namespace maskscope
