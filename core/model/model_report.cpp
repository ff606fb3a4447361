// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/model_report.h"

#include "core/model/evidence.h"

#include <utility>

namespace maskscope {

namespace {

using OrderedJson = nlohmann::ordered_json;

template <typename Value>
OrderedJson orNull(const std::optional<Value>& value)
{
    return value ? OrderedJson(*value) : OrderedJson(nullptr);
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
    OrderedJson shared = OrderedJson::array();
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
    OrderedJson evidence = OrderedJson::array();
    for (const Evidence& place : places) {
        evidence.push_back({{"op", place.op},
                            {"module", place.module},
                            {"source", place.source},
                            {"message", evidenceMessage(place)}});
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
    OrderedJson warnings = OrderedJson::array();
    for (const Warning& warning : summary.warnings) {
        warnings.push_back(
            {{"code", warningName(warning.code)}, {"message", englishWarning(warning)}});
    }
    return warnings;
}

OrderedJson inputsOf(const ModelSummary& summary)
{
    OrderedJson inputs = OrderedJson::array();
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

/// Of the first tensor that it answers with.
OrderedJson outputShapeOf(const Inspection& inspection, const InspectedModule& module)
{
    OrderedJson shape = OrderedJson::array();
    if (!module.outputs.empty()) {
        for (const TensorSize& size : inspection.tensors[module.outputs.front()].sizes) {
            shape.push_back(sizeText(size.size));
        }
    }
    return shape;
}

OrderedJson moduleOf(const ModelSummary& summary, const Inspection* inspection, std::size_t index)
{
    const ModuleSummary& module = summary.modules[index];
    OrderedJson object{
        {"path", module.path}, {"type", module.type}, {"parameters", module.parameters}};
    if (inspection != nullptr) {
        const InspectedModule& inspected = inspection->modules[index];
        object["output_shape"] = outputShapeOf(*inspection, inspected);
        object["flops"] = countText(inspected.flops);
    } else {
        object["output_shape"] = OrderedJson::array();
        object["flops"] = countText(LengthFormula::unknown());
    }
    return object;
}

OrderedJson modulesOf(const ModelSummary& summary, const Inspection* inspection,
                      std::optional<std::size_t> depth)
{
    OrderedJson modules = OrderedJson::array();
    for (std::size_t i = 0; i < summary.modules.size(); ++i) {
        if (!depth || summary.modules[i].depth <= *depth) {
            modules.push_back(moduleOf(summary, inspection, i));
        }
    }
    return modules;
}

OrderedJson operatorsOf(const ModelSummary& summary)
{
    OrderedJson operators = OrderedJson::array();
    for (const OperatorCount& op : summary.operators) {
        operators.push_back({{"op", op.name}, {"count", op.count}});
    }
    return operators;
}

OrderedJson engineOf(const EngineReport& engine)
{
    OrderedJson passes = OrderedJson::array();
    for (const PassReport& report : engine.passes) {
        passes.push_back({{"pass", passName(report.pass)}, {"state", passStateName(report.state)}});
    }
    return {{"used", engineName(engine.used.engine)},
            {"precision", precisionName(engine.used.precision)},
            {"plain_because", plainReasonName(engine.reason)},
            {"passes", std::move(passes)}};
}

} // namespace

nlohmann::ordered_json modelJson(const ModelSummary& summary, const Inspection* inspection,
                                 std::optional<std::size_t> depth)
{
    OrderedJson vocabularySize = orNull(summary.output.vocabularySize);
    return {{"file", fileOf(summary)},
            {"parameters", parametersOf(summary.parameters)},
            {"inputs", inputsOf(summary)},
            {"output",
             {{"container", containerName(summary.output.container)},
              {"key", keyOf(summary.output)},
              {"has_lm_head", summary.output.hasLmHead},
              {"vocab_size", std::move(vocabularySize)}}},
            {"length", lengthOf(summary.length)},
            {"batch", batchOf(summary.batch)},
            {"modules", modulesOf(summary, inspection, depth)},
            {"ops", operatorsOf(summary)},
            {"engine", engineOf(summary.engine)},
            {"warnings", warningsOf(summary)}};
}

nlohmann::ordered_json inspectionJson(const ModelSummary& summary, const Inspection* inspection,
                                      const ExportAdvice& advice, std::optional<std::size_t> depth)
{
    OrderedJson json = modelJson(summary, inspection, depth);
    OrderedJson faults = OrderedJson::array();
    for (const Fault& fault : advice.faults) {
        faults.push_back({{"code", faultName(fault.code)}, {"message", englishFault(fault)}});
    }
    json["faults"] = std::move(faults);
    json["export"] = {{"command", advice.command}, {"python", advice.program}};
    return json;
}

} // namespace maskscope
