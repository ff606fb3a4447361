// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/console.h"

namespace maskscope::cli {

/// Shows what is in a model file. Everything it has to say goes to the console, the exit code
/// too.
void runInspect(const Arguments& arguments, Console& console);

} // namespace maskscope::cli
