// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"

#include <string>

namespace maskscope {

/// Why a length or a batch size is not free: where the program pins it down. Parts that are not
/// known are empty.
struct Evidence
{
    std::string op; ///< "aten::expand"
    std::string module; ///< path of the module, "bert.embeddings"
    std::string source; ///< Python file and line: "modeling_bert.py:238"
    std::string message; ///< in plain words; with facts, their {places} are in it
    Facts facts{};
};

/// English.
[[nodiscard]] std::string evidenceMessage(const Evidence& evidence);

} // namespace maskscope
