// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/decoder/decoder.h"
#include "core/text/json_part.h"

#include <memory>

namespace maskscope {

/// Null when the part is not supported or wrong, which is then noted in its errors.
[[nodiscard]] std::unique_ptr<Decoder> readDecoder(const JsonPart& part);

} // namespace maskscope
