// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <functional>
#include <optional>

namespace maskscope::cli {

/// Runs `work` on a thread of its own and returns when it is done. The calling thread waits for
/// that, for the time limit, and for Ctrl-C; on the latter two it ends the process, because a
/// forward cannot be interrupted (Console::endNow: TimedOut, Cancelled).
///
/// One plain thread, not InferenceWorker: a command is one sequence of steps whose texts must all
/// be answered in order, so channels and "latest wins" have nothing to do here.
void runWatched(Console& console, std::optional<double> timeoutSeconds, std::function<void()> work);

} // namespace maskscope::cli
