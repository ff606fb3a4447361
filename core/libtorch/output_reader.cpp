// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/output_reader.h"

#include <ATen/core/Dict.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/function_schema.h>
#include <ATen/core/ivalue.h>
#include <ATen/core/jit_type.h>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

using OutputKey = decltype(OutputCandidate::key);

bool isPlain(const at::Tensor& tensor)
{
    return tensor.defined() && tensor.device().is_cpu() && tensor.layout() == at::kStrided
        && !tensor.is_quantized();
}

void addPart(OutputTensors& output, OutputKey key, const c10::IValue& value)
{
    if (!value.isTensor() || !isPlain(value.toTensor())) {
        return;
    }
    const at::Tensor& tensor = value.toTensor();
    output.candidates.push_back(
        {std::move(key), tensor.sizes().vec(), at::isFloatingType(tensor.scalar_type())});
    output.tensors.push_back(tensor);
}

void addTuple(OutputTensors& output, const c10::ivalue::Tuple& tuple)
{
    output.container = OutputContainer::Tuple;
    const auto type = tuple.type<c10::TupleType>();
    const auto schema = type ? type->schema() : nullptr; // only a named tuple has one
    const auto elements = tuple.elements();
    for (std::size_t i = 0; i < elements.size(); ++i) {
        OutputKey key = static_cast<std::int64_t>(i);
        if (schema && i < schema->arguments().size()) {
            key = schema->arguments()[i].name();
        }
        addPart(output, std::move(key), elements[i]);
    }
}

void addList(OutputTensors& output, c10::ArrayRef<c10::IValue> list)
{
    output.container = OutputContainer::List;
    for (std::size_t i = 0; i < list.size(); ++i) {
        addPart(output, static_cast<std::int64_t>(i), list[i]);
    }
}

void addDict(OutputTensors& output, const c10::Dict<c10::IValue, c10::IValue>& dict)
{
    output.container = OutputContainer::Dict;
    for (const auto& entry : dict) {
        if (entry.key().isString()) {
            addPart(output, entry.key().toStringRef(), entry.value());
        } else if (entry.key().isInt()) {
            addPart(output, entry.key().toInt(), entry.value());
        }
    }
}

std::string shapeText(const at::Tensor& tensor)
{
    std::string text;
    for (const std::int64_t size : tensor.sizes()) {
        text += (text.empty() ? "" : ", ") + std::to_string(size);
    }
    return "[" + text + "]";
}

Error unexpectedAnswer(const std::string& found)
{
    return {ErrorCode::ForwardFailed, {{"reason", "its answer " + found}}, {}};
}

bool isInside(const MaskPosition& mask, const Batch& batch)
{
    return mask.row < batch.rows && mask.position < batch.length;
}

Status checkLogits(const at::Tensor& logits, const OutputForm& form, const Batch& batch)
{
    const bool fits = logits.dim() == 3 && logits.size(0) == static_cast<std::int64_t>(batch.rows)
        && logits.size(1) == static_cast<std::int64_t>(batch.length)
        && (!form.vocabularySize || logits.size(2) == *form.vocabularySize);
    if (!fits) {
        return unexpectedAnswer("has the shape " + shapeText(logits) + " for a text of "
                                + std::to_string(batch.length) + " tokens");
    }
    if (!at::isFloatingType(logits.scalar_type())) {
        return unexpectedAnswer("holds no decimal numbers");
    }
    return Ok{};
}

Logits copyRows(const at::Tensor& logits, std::span<const MaskPosition> positions)
{
    Logits result;
    result.masks = positions.size();
    result.vocabulary = static_cast<std::size_t>(logits.size(2));
    result.values.reserve(result.masks * result.vocabulary);
    for (const MaskPosition& mask : positions) {
        const at::Tensor row = logits.select(0, static_cast<std::int64_t>(mask.row))
                                   .select(0, static_cast<std::int64_t>(mask.position))
                                   .to(at::kFloat)
                                   .contiguous();
        const float* values = row.const_data_ptr<float>();
        result.values.insert(result.values.end(), values, values + result.vocabulary);
    }
    return result;
}

} // namespace

OutputTensors readOutput(const c10::IValue& answer)
{
    OutputTensors output;
    if (answer.isTuple()) {
        addTuple(output, answer.toTupleRef());
    } else if (answer.isList()) {
        addList(output, answer.toListRef());
    } else if (answer.isGenericDict()) {
        addDict(output, answer.toGenericDict());
    } else {
        addPart(output, std::monostate{}, answer);
    }
    return output;
}

Result<Logits> readLogits(const c10::IValue& answer, const OutputForm& form, const Batch& batch,
                          std::span<const MaskPosition> positions)
{
    if (!form.hasLmHead) {
        return Logits{.masks = positions.size(), .vocabulary = 0, .values = {}};
    }
    const OutputTensors output = readOutput(answer);
    const auto found
        = std::find_if(output.candidates.begin(), output.candidates.end(),
                       [&form](const OutputCandidate& part) { return part.key == form.key; });
    if (found == output.candidates.end()) {
        return unexpectedAnswer("lacks the output that held the words before");
    }
    const at::Tensor& logits
        = output.tensors[static_cast<std::size_t>(found - output.candidates.begin())];
    if (Status status = checkLogits(logits, form, batch); status.hasError()) {
        return std::move(status).error();
    }
    if (!std::all_of(positions.begin(), positions.end(),
                     [&batch](const MaskPosition& mask) { return isInside(mask, batch); })) {
        return Error{ErrorCode::Internal, {}, "a mask lies outside its text"};
    }
    return copyRows(logits, positions);
}

Result<Logits> readMaskLogits(const c10::IValue& answer, std::span<const MaskPosition> places)
{
    if (!answer.isTensor() || !isPlain(answer.toTensor()) || answer.toTensor().dim() != 3
        || !at::isFloatingType(answer.toTensor().scalar_type())) {
        return unexpectedAnswer("has another form than before");
    }
    const at::Tensor& logits = answer.toTensor();
    const auto isThere = [&logits](const MaskPosition& place) {
        return static_cast<std::int64_t>(place.row) < logits.size(0)
            && static_cast<std::int64_t>(place.position) < logits.size(1);
    };
    if (!std::all_of(places.begin(), places.end(), isThere)) {
        return unexpectedAnswer("has the shape " + shapeText(logits));
    }
    return copyRows(logits, places);
}

} // namespace maskscope
