// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

#include <string>

namespace maskscope::cli {

// What --help prints. Only what works is listed.
[[nodiscard]] std::string mainHelp();
[[nodiscard]] std::string commandHelp(Command command);
/// Every error code with its exit code and sentence.
[[nodiscard]] std::string errorsHelp();

} // namespace maskscope::cli
