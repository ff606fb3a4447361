// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/forward_arguments.h"

#include "core/libtorch/input_tensors.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/function_schema.h>
#include <torch/csrc/jit/api/module.h>

#include <algorithm>
#include <utility>

namespace maskscope {

ForwardArguments::ForwardArguments(const torch::jit::Method& forward, std::vector<InputSpec> inputs)
    : m_inputs(std::move(inputs))
{
    const auto& arguments = forward.function().getSchema().arguments();
    for (std::size_t i = 1; i < arguments.size(); ++i) { // the first is the module
        m_defaults.push_back(arguments[i].default_value().value_or(c10::IValue()));
    }
}

ForwardArguments::ForwardArguments(const ForwardArguments& other) = default;
ForwardArguments::ForwardArguments(ForwardArguments&& other) noexcept = default;
ForwardArguments::~ForwardArguments() = default;

std::optional<std::size_t> ForwardArguments::idsAt() const
{
    const auto found = std::find_if(m_inputs.begin(), m_inputs.end(), [](const InputSpec& input) {
        return input.role == InputRole::InputIds;
    });
    return found == m_inputs.end()
        ? std::nullopt
        : std::optional(static_cast<std::size_t>(found - m_inputs.begin()));
}

void ForwardArguments::setInputs(std::vector<InputSpec> inputs)
{
    m_inputs = std::move(inputs);
}

c10::IValue ForwardArguments::argument(std::size_t input, const InputSpec& as,
                                       const Batch& batch) const
{
    const bool isFilled = as.isTensor && (as.role != InputRole::Other || !as.hasDefault);
    return isFilled ? c10::IValue(makeInputTensor(as, batch)) : m_defaults.at(input);
}

std::vector<c10::IValue> ForwardArguments::make(const Batch& batch) const
{
    std::vector<c10::IValue> arguments;
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        arguments.push_back(argument(i, m_inputs[i], batch));
    }
    return arguments;
}

} // namespace maskscope
