// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/console.h"

namespace maskscope::cli {

/// Measures the model at several lengths. Everything it has to say goes to the console, the exit
/// code too.
void runBench(const Arguments& arguments, Console& console);

} // namespace maskscope::cli
