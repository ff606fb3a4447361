// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/human_output.h"
#include "app/cli/plain_numbers.h"
#include "app/cli/plain_table.h"
#include "core/base/messages.h"

namespace maskscope::cli {

namespace {

using Rows = std::vector<std::vector<std::string>>;

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

/// "[1, L, 768]" of the first tensor that it answers with.
std::string outputShapeText(const Inspection& inspection, const InspectedModule& module)
{
    if (module.outputs.empty()) {
        return module.calls == 0 ? "never called" : "";
    }
    std::string text;
    for (const TensorSize& size : inspection.tensors[module.outputs.front()].sizes) {
        text += (text.empty() ? "" : ", ") + sizeText(size.size);
    }
    return "[" + text + "]";
}

std::string modulesText(const InspectReport& report)
{
    Rows rows{{"module", "type", "parameters"}};
    std::vector<Align> columns{Align::Left, Align::Left, Align::Right};
    if (report.inspection != nullptr) {
        rows.front().insert(rows.front().end(), {"gives", "operations"});
        columns.insert(columns.end(), {Align::Left, Align::Right});
    }
    const std::vector<ModuleSummary>& modules = report.summary.modules;
    for (std::size_t i = 0; i < modules.size(); ++i) {
        if (report.depth && modules[i].depth > *report.depth) {
            continue;
        }
        const std::string name = modules[i].path.empty() ? "(whole model)" : modules[i].path;
        rows.push_back({name, modules[i].type, grouped(modules[i].parameters)});
        if (report.inspection != nullptr) {
            const InspectedModule& inspected = report.inspection->modules[i];
            rows.back().push_back(outputShapeText(*report.inspection, inspected));
            rows.back().push_back(countText(inspected.flops));
        }
    }
    return "\nModules (L: tokens of the text)\n" + tableText(rows, columns);
}

std::string operatorsText(const ModelSummary& summary)
{
    Rows rows;
    for (const OperatorCount& op : summary.operators) {
        rows.push_back({op.name, grouped(op.count)});
    }
    return "\nOperators\n" + tableText(rows, {Align::Left, Align::Right});
}

} // namespace

std::string inspectText(const InspectReport& report)
{
    const ModelSummary& summary = report.summary;
    return fileText(summary) + warningsText(summary.warnings) + inputsText(summary)
        + outputText(summary) + parametersText(summary.parameters) + modulesText(report)
        + operatorsText(summary) + adviceText(report.advice);
}

} // namespace maskscope::cli
