// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inspect_command.h"

#include "app/cli/human_output.h"
#include "app/cli/json_output.h"
#include "app/cli/plain_table.h"
#include "app/cli/session.h"
#include "core/guard/new_file.h"
#include "core/model/html_report.h"

#include <cmath>
#include <optional>
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
    InspectionOptions options{.scope
                              = arguments.html ? InspectionScope::All : InspectionScope::Shapes,
                              .whileIdle = true};
    options.lengths = arguments.lengths.value_or(std::vector<SequenceLength>());
    return openModel(arguments, console, options);
}

/// Nothing if no page is asked for.
Result<std::optional<NewFile>> beginPage(const Arguments& arguments)
{
    if (!arguments.html) {
        return std::optional<NewFile>();
    }
    Result<NewFile> file
        = NewFile::create(*arguments.html, arguments.force ? Replace::Yes : Replace::No);
    if (file.hasError()) {
        return std::move(file).error();
    }
    return std::optional(std::move(file).value());
}

Status writePage(NewFile& file, const InspectReport& report)
{
    Status status = file.write(htmlReport(report.summary, report.inspection));
    return status.hasError() ? status : file.commit();
}

/// With a page, that is the answer unless JSON is asked for as well.
std::string answerOf(const InspectReport& report, const Arguments& arguments)
{
    if (arguments.json) {
        return inspectJson(report);
    }
    return arguments.html ? printable(*arguments.html) + "\n" : inspectText(report);
}

} // namespace

void runInspect(const Arguments& arguments, Console& console)
{
    auto page = beginPage(arguments);
    if (page.hasError()) {
        return console.report(page.error());
    }
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
    if (std::optional<NewFile>& file = page.value()) {
        if (const Status written = writePage(*file, report); written.hasError()) {
            return console.report(written.error());
        }
    }
    // Whether it could be written is the exit code's matter.
    static_cast<void>(console.print(answerOf(report, arguments)));
}

} // namespace maskscope::cli
