// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/input_warnings.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace maskscope {

namespace {

constexpr std::string_view kTypeTable = "token_type_embeddings";

bool knowsTypes(const std::vector<NamedShape>& parameters)
{
    return std::any_of(parameters.begin(), parameters.end(), [](const NamedShape& parameter) {
        return parameter.name.find(kTypeTable) != std::string::npos && !parameter.shape.empty()
            && parameter.shape.front() > 1;
    });
}

/// As a file of the page's script looks: two inputs of one recorded shape, ids and mask.
bool hasMaskSecond(const std::vector<InputSpec>& inputs)
{
    return inputs.size() == 2 && inputs[0].role == InputRole::InputIds
        && inputs[1].role == InputRole::AttentionMask && !inputs[1].isGuessed
        && inputs[0].tracedShape && inputs[0].tracedShape->size() == 2
        && inputs[0].tracedShape == inputs[1].tracedShape;
}

void append(std::string& list, const std::string& item)
{
    list += (list.empty() ? "" : ", ") + item;
}

} // namespace

std::vector<Warning> inputWarnings(const std::vector<InputSpec>& inputs,
                                   const std::vector<NamedShape>& parameters)
{
    std::string found;
    std::string unknown;
    for (const InputSpec& input : inputs) {
        if (!input.isGuessed || input.foundRole) {
            continue;
        }
        if (input.role == InputRole::Other) {
            append(unknown, input.name);
        } else {
            append(found, input.name + " = " + std::string(roleName(input.role)));
        }
    }
    std::vector<Warning> warnings;
    if (!unknown.empty()) {
        warnings.push_back({WarningCode::UnknownRoles, {{"inputs", unknown}}});
    }
    if (!found.empty() && inputs.size() > 1) {
        warnings.push_back({WarningCode::GuessedRoles, {{"inputs", found}}});
    }
    if (hasMaskSecond(inputs) && knowsTypes(parameters)) {
        warnings.push_back(
            {WarningCode::MaskIsSecond, {{"length", inputs[0].tracedShape->back()}}});
    }
    return warnings;
}

} // namespace maskscope
