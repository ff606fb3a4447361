// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench_command.h"

#include "app/cli/human_output.h"
#include "app/cli/json_output.h"
#include "app/cli/session.h"

#include <algorithm>
#include <utility>

namespace maskscope::cli {

namespace {

std::string rendered(const BenchReport& report, const Arguments& arguments)
{
    if (arguments.json) {
        return benchJson(report);
    }
    return arguments.csv ? benchCsv(report) : benchText(report);
}

/// Those asked for; else the usual ones that the model can take, at least one.
std::vector<SequenceLength> lengthsFor(const Arguments& arguments, const LengthContract& contract)
{
    if (arguments.lengths) {
        return *arguments.lengths;
    }
    std::vector<SequenceLength> lengths = SweepOptions{}.lengths;
    if (contract.max) {
        std::erase_if(lengths, [&](SequenceLength length) { return length > *contract.max; });
        if (lengths.empty()) {
            lengths.push_back(*contract.max);
        }
    }
    return lengths;
}

void showProgress(const SweepResult& result, Console& console)
{
    console.showProgress("Measuring: run " + std::to_string(result.stepsDone) + " of "
                         + std::to_string(result.stepsTotal));
}

void reportFailedLengths(const SweepResult& result, Console& console)
{
    for (const LengthTiming& timing : result.lengths) {
        if (timing.error) {
            console.report(*timing.error);
        }
    }
}

/// Step by step; what has been measured so far is always at hand in case the command must end.
BenchReport measure(const MaskedLm& lm, const Arguments& arguments, Console& console)
{
    const ModelSummary& summary = lm.model->summary();
    SweepOptions options;
    options.lengths = lengthsFor(arguments, summary.length);
    options.warmUp = arguments.warmUp;
    options.repeats = arguments.repeats;
    options.profiles = 1;
    LatencySweep sweep(*lm.model, lm.tokenizer.get(), std::move(options));
    BenchReport report{summary.threads, summary.torchVersion, summary.engine.used, sweep.result(),
                       std::nullopt};
    while (!sweep.isFinished()) {
        console.setUnfinished([report, arguments](const Error& why) {
            BenchReport stopped = report;
            stopped.stopped = why;
            return rendered(stopped, arguments);
        });
        showProgress(report.sweep, console);
        const Status status = sweep.step({});
        report.sweep = sweep.result();
        if (status.hasError()) {
            report.stopped = status.error();
            console.report(status.error());
            break;
        }
    }
    return report;
}

} // namespace

void runBench(const Arguments& arguments, Console& console)
{
    const auto opened = openForMeasuring(arguments, console);
    if (opened.hasError()) {
        console.reportOpening(opened.error());
        return;
    }
    const BenchReport report = measure(opened.value(), arguments, console);
    reportFailedLengths(report.sweep, console);
    // Whether it could be written is the exit code's matter.
    static_cast<void>(console.print(rendered(report, arguments)));
}

} // namespace maskscope::cli
