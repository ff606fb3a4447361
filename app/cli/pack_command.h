// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/console.h"

namespace maskscope::cli {

/// Puts a tokenizer into a copy of a model. Everything it has to say goes to the console, the exit
/// code too.
void runPack(const Arguments& arguments, Console& console);

} // namespace maskscope::cli
