// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/engine.h"
#include "core/model/inspection_options.h"
#include "core/model/role_choice.h"

#include <cstdint>

namespace maskscope {

struct LoadOptions
{
    int threads = 0; ///< 0: physical cores
    std::int64_t padId = 0; ///< the tokenizer's padding token, to measure with
    EngineChoice engine = {};
    RoleOverrides roles = {}; ///< what a person says of inputs
    Proof proof = Proof::WhileIdle;
    InspectionOptions inspection = {};
};

} // namespace maskscope
