// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/text_source.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace maskscope::cli {

/// What to print for each of some texts, in their order.
using AnswerTexts = std::function<std::vector<Result<std::string>>(std::span<const SourceText>)>;

/// As many texts at once as help; one for answers that take long, so that each is printed when it
/// is there.
enum class Windows
{
    Grow,
    OneByOne,
};

/// A step of what can wait, some milliseconds long; false: nothing is left.
using Meanwhile = std::function<bool()>;

/// Gives the texts of the source to `answer`, in order: as many at once as are there already, up to
/// a few hundred. Prints what comes back before it waits for more. A text that fails is reported in
/// its place and the others still run. `meanwhile` is called when no text has come for a while.
void answerEachText(const Arguments& arguments, Console& console, const AnswerTexts& answer,
                    Windows windows = Windows::Grow, const Meanwhile& meanwhile = {});

} // namespace maskscope::cli
