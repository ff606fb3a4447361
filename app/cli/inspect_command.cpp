// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inspect_command.h"

#include "app/cli/human_output.h"
#include "app/cli/json_output.h"
#include "app/cli/session.h"

#include <cmath>
#include <string>
#include <utility>

namespace maskscope::cli {

namespace {

using Inspected = Result<std::shared_ptr<const Inspection>>;

Inspected lookInside(TracedModel& model, Console& console)
{
    while (true) {
        Result<InspectionStep> step = model.inspect({});
        if (step.hasError()) {
            return std::move(step).error();
        }
        if (step.value().inspection != nullptr) {
            return step.value().inspection;
        }
        console.showProgress(
            "Looking inside: " + std::to_string(std::lround(100 * step.value().fraction)) + " %");
    }
}

/// The engine is part of the JSON, nowhere else.
Result<std::unique_ptr<TracedModel>> open(Arguments arguments, Console& console)
{
    if (!arguments.json) {
        arguments.engine.engine = Engine::Plain;
    }
    InspectionOptions options{.scope = InspectionScope::Shapes, .whileIdle = true};
    options.lengths = arguments.lengths.value_or(std::vector<SequenceLength>());
    return openModel(arguments, console, options);
}

} // namespace

void runInspect(const Arguments& arguments, Console& console)
{
    const auto model = open(arguments, console);
    if (model.hasError()) {
        console.reportOpening(model.error());
        return;
    }
    const ModelSummary& summary = model.value()->summary();
    const Inspected inside = lookInside(*model.value(), console);
    if (inside.hasError()) { // the rest is worth showing
        console.report(inside.error());
    }
    const Inspection* inspection = inside.hasValue() ? inside.value().get() : nullptr;
    const InspectReport report{summary, inspection, adviceFor(summary, hasTokenizer(arguments)),
                               arguments.depth};
    // Whether it could be written is the exit code's matter.
    static_cast<void>(console.print(arguments.json ? inspectJson(report) : inspectText(report)));
}

} // namespace maskscope::cli
