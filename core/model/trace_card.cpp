// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/trace_card.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace maskscope {

namespace {

using namespace std::string_view_literals;

struct ContainerType
{
    std::string_view beginning;
    OutputContainer container;
};
constexpr std::array kContainers{
    ContainerType{"Tuple["sv, OutputContainer::Tuple},
    ContainerType{"List["sv, OutputContainer::List},
    ContainerType{"Dict["sv, OutputContainer::Dict},
};

std::optional<OutputContainer> containerOf(std::string_view type)
{
    if (type == "Tensor") {
        return OutputContainer::Tensor;
    }
    for (const ContainerType& known : kContainers) {
        if (type.starts_with(known.beginning)) {
            return known.container;
        }
    }
    return std::nullopt;
}

std::vector<TraceCardInput> declaredInputs(const std::optional<CodeSignature>& forward)
{
    std::vector<TraceCardInput> inputs;
    if (forward) {
        for (const CodeArgument& argument : forward->arguments) {
            TraceCardInput& input = inputs.emplace_back();
            input.name = argument.name;
            input.declaredType = argument.type;
            input.hasDefault = argument.hasDefault || argument.type.starts_with("Optional[");
            input.role = roleOfName(argument.name).value_or(InputRole::Other);
        }
    }
    return inputs;
}

/// A trace records every input that its forward() declares; if the numbers differ, which value
/// belongs to which name is not known.
void addRecorded(std::vector<TraceCardInput>& inputs, std::vector<RecordedInput>& recorded,
                 bool hasSignature)
{
    if (!hasSignature) {
        inputs.resize(recorded.size());
    }
    if (inputs.size() != recorded.size()) {
        return;
    }
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        inputs[i].shape = std::move(recorded[i].shape);
        inputs[i].elementType = std::move(recorded[i].elementType);
        inputs[i].device = std::move(recorded[i].device);
    }
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

template <typename Input>
std::vector<std::string> namesOf(const std::vector<Input>& inputs)
{
    std::vector<std::string> names;
    for (const Input& input : inputs) {
        names.push_back(input.name);
    }
    return names;
}

Warning mismatch(std::string recorded, std::string found)
{
    return {WarningCode::SignatureMismatch,
            {{"recorded", std::move(recorded)}, {"found", std::move(found)}}};
}

} // namespace

std::optional<SequenceLength> TraceCard::tracedLength() const
{
    const auto ids = std::find_if(inputs.begin(), inputs.end(), [](const TraceCardInput& input) {
        return input.role == InputRole::InputIds && input.shape && !input.shape->empty();
    });
    return ids == inputs.end() ? std::nullopt : std::optional(SequenceLength{ids->shape->back()});
}

TraceCard traceCardOf(TraceRecords records)
{
    TraceCard card;
    card.format = records.format;
    card.codeFiles = records.codeFiles;
    card.codeBytes = records.codeBytes;
    card.className = records.rootClass.substr(records.rootClass.rfind('.') + 1);
    card.hasSignature = records.forward.has_value();
    card.inputs = declaredInputs(records.forward);
    addRecorded(card.inputs, records.inputs, card.hasSignature);
    card.returnType = records.forward ? records.forward->returnType : std::string();
    card.output = containerOf(card.returnType);
    card.devices.assign(records.code.devices.begin(), records.code.devices.end());
    card.operators.assign(records.code.operators.begin(), records.code.operators.end());
    card.loadTimeClasses.assign(records.code.loadTimeClasses.begin(),
                                records.code.loadTimeClasses.end());
    card.sourceFiles = std::move(records.sourceFiles);
    return card;
}

std::string otherDevices(const TraceCard& card)
{
    std::vector<std::string> devices = card.devices;
    std::erase(devices, "cpu");
    return joined(devices);
}

void addRecordedShapes(const TraceCard& card, std::vector<InputSpec>& inputs)
{
    if (card.inputs.size() != inputs.size()) {
        return;
    }
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (inputs[i].isTensor && !inputs[i].tracedShape) {
            inputs[i].tracedShape = card.inputs[i].shape;
        }
    }
}

std::vector<Warning> warningsOf(const TraceCard& card, const std::vector<InputSpec>& inputs,
                                OutputContainer output)
{
    std::vector<Warning> warnings;
    if (!card.loadTimeClasses.empty()) {
        warnings.push_back(
            {WarningCode::LoadTimeCode, {{"classes", joined(card.loadTimeClasses)}}});
    }
    if (const std::string devices = otherDevices(card); !devices.empty()) {
        warnings.push_back({WarningCode::DeviceConstants, {{"devices", devices}}});
    }
    const std::vector<std::string> recorded = namesOf(card.inputs);
    const std::vector<std::string> found = namesOf(inputs);
    if (card.hasSignature && recorded != found) {
        warnings.push_back(mismatch(joined(recorded), joined(found)));
    }
    if (card.output && *card.output != output) {
        warnings.push_back(mismatch(containerName(*card.output), containerName(output)));
    }
    return warnings;
}

} // namespace maskscope
