// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/signature.h"

#include <cstdint>
#include <string>

namespace c10 {
enum class ScalarType : std::int8_t;
}

namespace maskscope {

[[nodiscard]] ElementType fromScalarType(c10::ScalarType type);

/// As PyTorch names it: "float32", "qint8".
[[nodiscard]] std::string elementTypeText(c10::ScalarType type);

/// Int64 for a type that we do not fill.
[[nodiscard]] c10::ScalarType toScalarType(ElementType type);

} // namespace maskscope
