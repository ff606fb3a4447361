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

/// 22713216 -> "22,713,216"
std::string grouped(std::int64_t number)
{
    std::string digits = std::to_string(number);
    const std::size_t first = digits.front() == '-' ? 1 : 0;
    for (std::size_t i = digits.size(); i > first + 3; i -= 3) {
        digits.insert(i - 3, 1, ',');
    }
    return digits;
}

std::string megabytes(std::uint64_t bytes)
{
    return fixed(static_cast<double>(bytes) / 1e6, bytes < 10'000'000 ? 2 : 1) + " MB";
}

std::string kilobytes(std::uint64_t bytes)
{
    return fixed(static_cast<double>(bytes) / 1e3, 1) + " KB";
}

std::string joined(const std::vector<std::string>& names, std::string_view glue)
{
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : std::string(glue)) + printable(name);
    }
    return text;
}

std::string shapeText(const std::optional<std::vector<std::int64_t>>& shape)
{
    if (!shape) {
        return {};
    }
    std::string text;
    for (const std::int64_t size : *shape) {
        text += (text.empty() ? "" : ", ") + std::to_string(size);
    }
    return "traced with [" + text + "]";
}

std::string codeText(const TraceCard& card)
{
    std::string text = "  program: ";
    if (!card.className.empty()) {
        text += printable(card.className) + ", ";
    }
    text += grouped(static_cast<std::int64_t>(card.codeFiles)) + " code files, "
        + kilobytes(card.codeBytes);
    if (!card.devices.empty()) {
        text += ", names the device " + joined(card.devices, ", ");
    }
    text += "\n";
    if (!card.sourceFiles.empty()) {
        text += "  names " + grouped(static_cast<std::int64_t>(card.sourceFiles.size()))
            + " files of its author's disk, first " + printable(card.sourceFiles.front()) + "\n";
    }
    return text;
}

std::string warningsText(const std::vector<Warning>& warnings)
{
    std::string alarming;
    std::string notes;
    for (const Warning& warning : warnings) {
        (isNote(warning.code) ? notes : alarming) += "  " + englishWarning(warning) + "\n";
    }
    return (alarming.empty() ? "" : "\nWarnings\n" + alarming)
        + (notes.empty() ? "" : "\nNotes\n" + notes);
}

std::string fileText(const ModelSummary& summary)
{
    std::string text = printable(summary.path) + "\n  " + megabytes(summary.fileBytes) + ", "
        + printable(summary.producer) + "\n" + codeText(summary.card);
    if (!summary.extraFiles.empty()) {
        text += "  inside it: " + joined(summary.extraFiles, ", ") + "\n";
    }
    return text;
}

std::string inputsText(const ModelSummary& summary)
{
    Rows rows;
    for (const InputSpec& input : summary.inputs) {
        rows.push_back({input.name, "as " + std::string(roleName(input.role)),
                        std::string(elementTypeName(input.type)), shapeText(input.tracedShape)});
    }
    return "\nInputs\n" + tableText(rows, {Align::Left, Align::Left, Align::Left, Align::Left});
}

std::string tokensText(SequenceLength length)
{
    return grouped(length.value) + (length.value == 1 ? " token" : " tokens");
}

std::string rangeText(const LengthContract& contract)
{
    switch (contract.kind) {
    case LengthKind::Any:
        return contract.max ? "takes any length up to " + tokensText(*contract.max)
                            : std::string("takes any length");
    case LengthKind::Range:
        return "takes " + grouped(contract.min.value) + " to " + tokensText(*contract.max);
    case LengthKind::Fixed:
        return "takes exactly " + tokensText(*contract.max);
    case LengthKind::Unsafe:
        break;
    }
    return "is right at exactly " + tokensText(*contract.max)
        + ": other lengths run, but their answers cannot be trusted";
}

std::string evidenceText(const Evidence& place)
{
    std::string text = "    " + (place.source.empty() ? place.op : place.source);
    text += place.module.empty() ? "" : ", in " + place.module;
    text += (text.size() > 4 ? ": " : "") + place.message;
    return text + (place.op.empty() ? "" : " (" + place.op + ")") + "\n";
}

std::string lengthText(const LengthContract& contract)
{
    std::string text = "\nLengths\n  ";
    if (contract.traced) {
        text += "recorded with " + tokensText(*contract.traced) + "; ";
    }
    text += rangeText(contract) + "\n";
    const bool mustPad = contract.kind != LengthKind::Any;
    if (mustPad) {
        text += contract.mayPad ? "  shorter text is padded\n"
                                : "  shorter text is refused: padding could change its answers\n";
    }
    for (const Evidence& place : contract.evidence) {
        text += evidenceText(place);
    }
    return text;
}

std::string batchText(const BatchContract& contract)
{
    switch (contract.kind) {
    case BatchKind::Any:
        return "  takes several texts at once\n";
    case BatchKind::Fixed:
        return "  takes one text at a time\n";
    case BatchKind::Unsafe:
        break;
    }
    return "  several texts at once are answered wrongly: they run one by one\n";
}

std::string outputText(const ModelSummary& summary)
{
    std::string text = "\nOutput\n  " + std::string(containerName(summary.output.container));
    if (summary.output.hasLmHead && summary.output.vocabularySize) {
        text += ", names words: a vocabulary of " + grouped(*summary.output.vocabularySize);
    } else {
        text += ", no word output";
    }
    text += "\n";
    if (!summary.card.returnType.empty()) {
        text += "  returns " + printable(summary.card.returnType) + "\n";
    }
    return text + lengthText(summary.length) + batchText(summary.batch);
}

std::string sharedText(const SharedWeight& weight, const ParameterSummary& parameters)
{
    const std::string names = joined(weight.names, " = ") + "\n";
    if (weight.kind == SharingKind::Storage) {
        return "  one weight, several names (" + megabytes(weight.bytes) + "): " + names;
    }
    const std::uint64_t again = weight.bytes * (weight.names.size() - 1);
    return "  " + megabytes(again) + " of " + megabytes(parameters.bytes)
        + " is the same table again; Maskscope keeps it once: " + names;
}

std::string parametersText(const ParameterSummary& parameters)
{
    std::string text = "\nParameters\n  " + grouped(parameters.count) + " numbers, "
        + megabytes(parameters.uniqueBytes) + "\n";
    for (const SharedWeight& weight : parameters.shared) {
        text += sharedText(weight, parameters);
    }
    return text;
}

std::string modulesText(const ModelSummary& summary, std::optional<std::size_t> depth)
{
    Rows rows{{"module", "type", "parameters"}};
    for (const ModuleSummary& module : summary.modules) {
        if (!depth || module.depth <= *depth) {
            const std::string name = module.path.empty() ? "(whole model)" : module.path;
            rows.push_back({name, module.type, grouped(module.parameters)});
        }
    }
    return "\nModules\n" + tableText(rows, {Align::Left, Align::Left, Align::Right});
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

std::string inspectText(const ModelSummary& summary, const ExportAdvice& advice,
                        std::optional<std::size_t> depth)
{
    return fileText(summary) + warningsText(summary.warnings) + inputsText(summary)
        + outputText(summary) + parametersText(summary.parameters) + modulesText(summary, depth)
        + adviceText(advice);
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
