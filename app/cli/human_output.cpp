// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/human_output.h"

#include "app/cli/plain_numbers.h"
#include "app/cli/plain_table.h"
#include "core/base/messages.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

namespace maskscope::cli {

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Thousand million operations, of a small model hardly any.
std::string giga(double value)
{
    return std::isfinite(value) ? fixed(value, value < 10 ? 3 : 1) : "-";
}

std::vector<std::string> benchRow(const LengthTiming& timing, const BenchReport& report)
{
    const std::string length = std::to_string(timing.length.value);
    const TimingStatistics& statistics = timing.statistics;
    if (timing.error || (statistics.runs == 0 && report.stopped)) {
        const ErrorCode code = timing.error ? timing.error->code : report.stopped->code;
        return {length, "-", "-", "-", "-",
                "-",    "0", "-", "-", std::string(messageTemplate(code).name)};
    }
    return {length,
            milliseconds(statistics.median),
            milliseconds(statistics.p10),
            milliseconds(statistics.p90),
            milliseconds(statistics.min),
            milliseconds(timing.firstMs.value_or(std::nan(""))),
            std::to_string(statistics.runs),
            giga(timing.flops() ? static_cast<double>(*timing.flops()) / 1e9 : std::nan("")),
            giga(timing.gigaflopsPerSecond().value_or(std::nan(""))),
            {}};
}

} // namespace

std::string tokenizeText(const SourceText& text, const Encoding& encoding)
{
    Rows rows;
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        const CodePointRange& range = encoding.offsets[i];
        std::string place = encoding.special[i]
            ? std::string("added")
            : std::to_string(range.begin) + "-" + std::to_string(range.end);
        if (encoding.sequence[i].value_or(0) == 1) {
            place += " of the second text";
        }
        rows.push_back(
            {std::to_string(i), encoding.tokens[i], std::to_string(encoding.ids[i].value), place});
    }
    return textsText(text.text, text.pair)
        + tableText(rows, {Align::Right, Align::Left, Align::Right, Align::Left});
}

std::string failedText(const std::string& text)
{
    return printable(text) + "\n  no answer\n";
}

std::string benchText(const BenchReport& report)
{
    const bool answers = report.sweep.measure == SweepMeasure::Answer;
    Rows rows{{"tokens", "median ms", "p10", "p90", "min", "first", "runs", "G ops", "G/s"}};
    for (const LengthTiming& timing : report.sweep.lengths) {
        rows.push_back(benchRow(timing, report));
    }
    std::vector<Align> columns(9, Align::Right);
    columns.push_back(Align::Left);
    return std::string(answers ? "One answer: tokenize, model, five best guesses"
                               : "The model alone, on random tokens")
        + "; " + std::to_string(report.threads) + (report.threads == 1 ? " thread" : " threads")
        + ", LibTorch " + report.torchVersion + "\n" + tableText(rows, columns);
}

std::string packText(const std::string& path, const PackReport& report)
{
    std::string text = printable(path) + "\n  " + megabytes(report.bytes)
        + ", inside it: " + joined(report.embedded, ", ") + "\n";
    if (!report.removed.empty()) {
        text += "  left out, of another tokenizer: " + joined(report.removed, ", ") + "\n";
    }
    if (report.strippedRecords > 0) {
        text += "  paths dropped from " + grouped(static_cast<std::int64_t>(report.strippedRecords))
            + " debug records\n";
    }
    return text;
}

} // namespace maskscope::cli
