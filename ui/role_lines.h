// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/role_choice.h"

#include <QString>

#include <optional>

namespace maskscope {

/// Remembered roles as one line of text: "<SHA-256> <bytes> 1=token_type_ids 2=attention_mask".
[[nodiscard]] QString lineOf(const RememberedRoles& remembered);

/// Nothing: it is no such line.
[[nodiscard]] std::optional<RememberedRoles> rolesFromLine(const QString& line);

} // namespace maskscope
