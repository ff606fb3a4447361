// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/inspect/packed_weights.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>
#include <ATen/core/jit_type.h>

#include <array>
#include <exception>
#include <string_view>

namespace maskscope {

namespace {

struct Form
{
    std::string_view type; ///< end of the class name
    const char* unpack; ///< operator that takes it apart
};

constexpr std::array kForms{
    Form{".LinearPackedParamsBase", "quantized::linear_unpack"},
    Form{".EmbeddingPackedParamsBase", "quantized::embedding_bag_unpack"},
};

const char* unpackingOf(const c10::IValue& value)
{
    const auto type = value.isObject() ? value.type()->cast<c10::ClassType>() : nullptr;
    const auto name = type ? type->name() : std::nullopt;
    for (const Form& form : kForms) {
        if (name && std::string_view(name->qualifiedName()).ends_with(form.type)) {
            return form.unpack;
        }
    }
    return nullptr;
}

} // namespace

std::vector<std::pair<std::string, at::Tensor>> unpackedWeights(const c10::IValue& value)
{
    constexpr std::array kNames{"weight", "bias"};
    const char* unpack = unpackingOf(value);
    const auto op
        = unpack != nullptr ? c10::Dispatcher::singleton().findSchema({unpack, ""}) : std::nullopt;
    std::vector<std::pair<std::string, at::Tensor>> parts;
    if (!op) {
        return parts;
    }
    try {
        std::vector<c10::IValue> stack{value};
        op->callBoxed(stack);
        for (std::size_t i = 0; i < stack.size() && i < kNames.size(); ++i) {
            if (stack[i].isTensor()) {
                parts.emplace_back(kNames[i], stack[i].toTensor());
            }
        }
    } catch (const std::exception&) { // in a form that this computer cannot unpack
        parts.clear();
    }
    return parts;
}

} // namespace maskscope
