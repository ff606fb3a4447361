// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json_output.h"

#include "core/base/messages.h"
#include "core/base/ordered_json.h"
#include "core/latency/sweep_report.h"
#include "core/model/model_report.h"

#include <utility>

namespace maskscope::cli {

namespace {

OrderedJson errorOf(const Error& error)
{
    return {{"code", messageTemplate(error.code).name}, {"message", englishMessage(error)}};
}

} // namespace

std::string tokenizeJson(const SourceText& text, const Encoding& encoding)
{
    OrderedJson offsets = array();
    for (const CodePointRange& range : encoding.offsets) {
        offsets.push_back(std::vector<std::size_t>{range.begin, range.end});
    }
    OrderedJson sequence = array();
    for (const auto& number : encoding.sequence) {
        sequence.push_back(orNull(number));
    }
    return lineOf(merged(textsOf(text.text, text.pair),
                         {{"ids", numbersOf(encoding.ids)},
                          {"tokens", encoding.tokens},
                          {"type_ids", encoding.typeIds},
                          {"offsets", std::move(offsets)},
                          {"special", encoding.special},
                          {"sequence", std::move(sequence)}}));
}

std::string failedTextJson(const std::string& text, const Error& error)
{
    return lineOf({{"text", text}, {"error", errorOf(error)}});
}

std::string inspectJson(const InspectReport& report)
{
    return lineOf(inspectionJson(report.summary, report.inspection, report.advice, report.depth));
}

std::string benchJson(const BenchReport& report)
{
    const bool answers = report.sweep.measure == SweepMeasure::Answer;
    return lineOf({{"device", "cpu"},
                   {"threads", report.threads},
                   {"torch", report.torchVersion},
                   {"engine", engineName(report.engine.engine)},
                   {"precision", precisionName(report.engine.precision)},
                   {"measures", answers ? "answer" : "forward"},
                   {"lengths", lengthsJson(report.sweep.lengths, report.stopped)}});
}

std::string benchCsv(const BenchReport& report)
{
    return csvOf(lengthsJson(report.sweep.lengths, report.stopped));
}

std::string packJson(const std::string& path, const PackReport& report)
{
    return lineOf({{"path", path},
                   {"bytes", report.bytes},
                   {"embedded", report.embedded},
                   {"removed", report.removed},
                   {"stripped_records", report.strippedRecords}});
}

} // namespace maskscope::cli
