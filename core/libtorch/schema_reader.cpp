// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/schema_reader.h"

#include "core/libtorch/element_types.h"

#include <ATen/core/function_schema.h>
#include <ATen/core/jit_type.h>
#include <torch/csrc/jit/api/method.h>
#include <torch/csrc/jit/ir/ir.h>

namespace maskscope {

namespace {

c10::TypePtr withoutOptional(const c10::TypePtr& type)
{
    const auto optional = type->cast<c10::OptionalType>();
    return optional ? optional->getElementType() : type;
}

/// Shape and element type that tracing recorded; a scripted program has none.
void readTracedType(const c10::Type& type, InputSpec& input)
{
    const auto* tensor = type.castRaw<c10::TensorType>();
    if (tensor == nullptr) {
        return;
    }
    if (const auto scalar = tensor->scalarType()) {
        input.type = fromScalarType(*scalar);
    }
    if (const auto sizes = tensor->sizes().concrete_sizes()) {
        input.tracedShape.emplace(sizes->begin(), sizes->end());
    }
}

} // namespace

std::vector<InputSpec> readInputs(const torch::jit::Method& forward)
{
    const std::vector<c10::Argument>& arguments = forward.function().getSchema().arguments();
    const auto graph = forward.graph();
    std::vector<InputSpec> inputs;
    for (std::size_t i = 1; i < arguments.size(); ++i) { // 0 is the module itself
        const c10::Argument& argument = arguments[i];
        InputSpec input;
        input.name = argument.name();
        input.isTensor = withoutOptional(argument.type())->kind() == c10::TypeKind::TensorType;
        input.hasDefault = argument.default_value().has_value()
            || argument.type()->kind() == c10::TypeKind::OptionalType;
        if (!input.isTensor) {
            input.type = ElementType::OtherType;
        } else if (i < graph->inputs().size()) {
            readTracedType(*graph->inputs()[i]->type(), input);
        }
        inputs.push_back(std::move(input));
    }
    return inputs;
}

} // namespace maskscope
