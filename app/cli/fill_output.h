// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/fill_report.h"

#include <string>

namespace maskscope::cli {

/// For people: not for scripts, so its form may change.
[[nodiscard]] std::string fillText(const FillAnswer& answer);

} // namespace maskscope::cli
