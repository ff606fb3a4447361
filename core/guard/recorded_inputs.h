// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/guard/pickle_tree.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace maskscope {

/// One example input of a trace, its values left out.
struct RecordedInput
{
    std::optional<std::vector<std::int64_t>> shape; ///< of a tensor; nothing for other values
    std::string elementType; ///< "int64", "float32"...; "other" if it has another name; or empty
    std::string device; ///< "cpu", "cuda:0"; empty for other values
};

/// The inputs that torch.jit.trace recorded for a method, in the order of the call, `self` left
/// out. `tree` is the record traced_inputs.pkl. Nothing if it tells nothing about the method.
[[nodiscard]] std::vector<RecordedInput> recordedInputs(const PickleTree& tree,
                                                        std::string_view method);

} // namespace maskscope
