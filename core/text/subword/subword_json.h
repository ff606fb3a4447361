// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/json_part.h"
#include "core/text/subword/model_tables.h"
#include "core/text/subword/subword_model.h"

#include <memory>

namespace maskscope {

/// Null when the part is not supported or wrong, which is then noted in its errors.
[[nodiscard]] std::unique_ptr<SubwordModel> readSubwordModel(const JsonPart& part,
                                                             ModelTables tables);

} // namespace maskscope
