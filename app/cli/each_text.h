// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/text_source.h"

#include <functional>
#include <string>

namespace maskscope::cli {

/// Gives every text of the source to `answer`, in order, and prints what comes back before it asks
/// for the next. A text that fails is reported in its place and the others still run.
void answerEachText(const Arguments& arguments, Console& console,
                    const std::function<Result<std::string>(const SourceText&)>& answer);

} // namespace maskscope::cli
