// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/human_output.h"
#include "app/cli/plain_numbers.h"
#include "app/cli/plain_table.h"
#include "core/base/messages.h"
#include "core/model/contract_text.h"

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

std::string lengthText(const LengthContract& contract)
{
    std::string text = "\nLengths\n  " + lengthsPhrase(contract) + "\n";
    const std::string padding = paddingPhrase(contract);
    text += padding.empty() ? padding : "  " + padding + "\n";
    for (const Evidence& place : contract.evidence) {
        text += "    " + printable(evidencePhrase(place)) + "\n";
    }
    return text;
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
    return text + lengthText(summary.length) + "  " + batchPhrase(summary.batch) + "\n";
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
