// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json_output.h"

#include "app/cli/json_parts.h"
#include "core/base/messages.h"
#include "core/latency/sweep_report.h"

#include <utility>

namespace maskscope::cli {

namespace {

OrderedJson errorOf(const Error& error)
{
    return {{"code", messageTemplate(error.code).name}, {"message", englishMessage(error)}};
}

OrderedJson keyOf(const OutputForm& output)
{
    if (const auto* index = std::get_if<std::int64_t>(&output.key)) {
        return *index;
    }
    if (const auto* name = std::get_if<std::string>(&output.key)) {
        return *name;
    }
    return nullptr;
}

OrderedJson textOrNull(const std::string& text)
{
    return text.empty() ? OrderedJson(nullptr) : OrderedJson(text);
}

OrderedJson torchScriptOf(const ModelSummary& summary)
{
    const TraceCard& card = summary.card;
    return {{"producer", summary.producer},
            {"code_files", card.codeFiles},
            {"code_bytes", card.codeBytes},
            {"format", orNull(card.format)},
            {"class", textOrNull(card.className)},
            {"returns", textOrNull(card.returnType)},
            {"devices", card.devices},
            {"source_files", card.sourceFiles}};
}

OrderedJson fileOf(const ModelSummary& summary)
{
    return {{"path", summary.path},
            {"bytes", summary.fileBytes},
            {"torchscript", torchScriptOf(summary)},
            {"extra_files", summary.extraFiles}};
}

OrderedJson parametersOf(const ParameterSummary& parameters)
{
    OrderedJson shared = array();
    for (const SharedWeight& weight : parameters.shared) {
        shared.push_back(
            {{"names", weight.names}, {"kind", sharingName(weight.kind)}, {"bytes", weight.bytes}});
    }
    return {{"count", parameters.count},
            {"bytes", parameters.bytes},
            {"unique_bytes", parameters.uniqueBytes},
            {"shared", std::move(shared)}};
}

/// What the file recorded for an input; empty where its records know other inputs.
TraceCardInput recordedInput(const ModelSummary& summary, std::size_t index)
{
    const std::vector<TraceCardInput>& recorded = summary.card.inputs;
    return recorded.size() == summary.inputs.size() ? recorded[index] : TraceCardInput();
}

OrderedJson evidenceOf(const std::vector<Evidence>& places)
{
    OrderedJson evidence = array();
    for (const Evidence& place : places) {
        evidence.push_back({{"op", place.op},
                            {"module", place.module},
                            {"source", place.source},
                            {"message", place.message}});
    }
    return evidence;
}

OrderedJson lengthOf(const LengthContract& contract)
{
    OrderedJson max = nullptr;
    if (contract.max) {
        max = contract.max->value;
    }
    OrderedJson traced = nullptr;
    if (contract.traced) {
        traced = contract.traced->value;
    }
    return {{"kind", lengthKindName(contract.kind)},
            {"min", contract.min.value},
            {"max", std::move(max)},
            {"traced", std::move(traced)},
            {"evidence", evidenceOf(contract.evidence)},
            {"may_pad", contract.mayPad}};
}

OrderedJson batchOf(const BatchContract& contract)
{
    return {{"kind", batchKindName(contract.kind)},
            {"traced", orNull(contract.traced)},
            {"evidence", evidenceOf(contract.evidence)}};
}

OrderedJson warningsOf(const ModelSummary& summary)
{
    OrderedJson warnings = array();
    for (const Warning& warning : summary.warnings) {
        warnings.push_back(
            {{"code", warningName(warning.code)}, {"message", englishWarning(warning)}});
    }
    return warnings;
}

OrderedJson faultsOf(const std::vector<Fault>& faults)
{
    OrderedJson list = array();
    for (const Fault& fault : faults) {
        list.push_back({{"code", faultName(fault.code)}, {"message", englishFault(fault)}});
    }
    return list;
}

OrderedJson inputsOf(const ModelSummary& summary)
{
    OrderedJson inputs = array();
    for (std::size_t i = 0; i < summary.inputs.size(); ++i) {
        const InputSpec& input = summary.inputs[i];
        const TraceCardInput recorded = recordedInput(summary, i);
        inputs.push_back({{"name", input.name},
                          {"role", roleName(input.role)},
                          {"dtype", elementTypeName(input.type)},
                          {"traced_shape", orNull(input.tracedShape)},
                          {"traced_dtype", textOrNull(recorded.elementType)},
                          {"traced_device", textOrNull(recorded.device)}});
    }
    return inputs;
}

OrderedJson modulesOf(const ModelSummary& summary, std::optional<std::size_t> depth)
{
    OrderedJson modules = array();
    for (const ModuleSummary& module : summary.modules) {
        if (!depth || module.depth <= *depth) {
            modules.push_back(
                {{"path", module.path}, {"type", module.type}, {"parameters", module.parameters}});
        }
    }
    return modules;
}

OrderedJson engineOf(const EngineReport& engine)
{
    OrderedJson passes = array();
    for (const PassReport& report : engine.passes) {
        passes.push_back({{"pass", passName(report.pass)}, {"state", passStateName(report.state)}});
    }
    return {{"used", engineName(engine.used.engine)},
            {"precision", precisionName(engine.used.precision)},
            {"plain_because", plainReasonName(engine.reason)},
            {"passes", std::move(passes)}};
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
    return lineOf(joined(textsOf(text.text, text.pair),
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

std::string inspectJson(const ModelSummary& summary, const ExportAdvice& advice,
                        std::optional<std::size_t> depth)
{
    OrderedJson vocabularySize = orNull(summary.output.vocabularySize);
    return lineOf({{"file", fileOf(summary)},
                   {"parameters", parametersOf(summary.parameters)},
                   {"inputs", inputsOf(summary)},
                   {"output",
                    {{"container", containerName(summary.output.container)},
                     {"key", keyOf(summary.output)},
                     {"has_lm_head", summary.output.hasLmHead},
                     {"vocab_size", std::move(vocabularySize)}}},
                   {"length", lengthOf(summary.length)},
                   {"batch", batchOf(summary.batch)},
                   {"modules", modulesOf(summary, depth)},
                   {"engine", engineOf(summary.engine)},
                   {"warnings", warningsOf(summary)},
                   {"faults", faultsOf(advice.faults)},
                   {"export", {{"command", advice.command}, {"python", advice.program}}}});
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
