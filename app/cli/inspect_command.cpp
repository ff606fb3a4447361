// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inspect_command.h"

#include "app/cli/human_output.h"
#include "app/cli/json_output.h"
#include "app/cli/session.h"

namespace maskscope::cli {

void runInspect(const Arguments& arguments, Console& console)
{
    const auto model = openModel(arguments, console);
    if (model.hasError()) {
        console.reportOpening(model.error());
        return;
    }
    const ModelSummary& summary = model.value()->summary();
    const ExportAdvice advice = adviceFor(summary, hasTokenizer(arguments));
    // Whether it could be written is the exit code's matter.
    static_cast<void>(console.print(arguments.json
                                        ? inspectJson(summary, advice, arguments.depth)
                                        : inspectText(summary, advice, arguments.depth)));
}

} // namespace maskscope::cli
