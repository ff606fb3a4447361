// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/role_choice.h"

#include <algorithm>
#include <array>
#include <utility>

namespace maskscope {

namespace {

constexpr std::array kRoles{InputRole::InputIds, InputRole::AttentionMask, InputRole::TokenTypeIds,
                            InputRole::PositionIds, InputRole::Other};

bool canBe(const InputSpec& input, InputRole role)
{
    return role == InputRole::Other || canHold(input, role);
}

bool fit(const std::vector<InputSpec>& inputs, const RoleOverrides& roles)
{
    return std::all_of(roles.begin(), roles.end(), [&](const auto& entry) {
        return entry.first < inputs.size() && canBe(inputs[entry.first], entry.second);
    });
}

bool eachRoleOnce(const std::vector<InputSpec>& inputs)
{
    return std::all_of(kRoles.begin(), kRoles.end(), [&](InputRole role) {
        const auto holders
            = std::count_if(inputs.begin(), inputs.end(),
                            [role](const InputSpec& input) { return input.role == role; });
        return role == InputRole::Other || holders == 1
            || (holders == 0 && role != InputRole::InputIds);
    });
}

/// The other input that holds it; nothing for Other, which any number of them may be.
const InputSpec* holderOf(InputRole role, const std::vector<InputSpec>& inputs, std::size_t except)
{
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (i != except && role != InputRole::Other && inputs[i].role == role) {
            return &inputs[i];
        }
    }
    return nullptr;
}

bool isPossible(const std::vector<InputSpec>& inputs, std::size_t place, InputRole role)
{
    const InputSpec& input = inputs[place];
    if (!canBe(input, role)) {
        return false;
    }
    const InputSpec* holder = holderOf(role, inputs, place);
    const bool losesIds = input.role == InputRole::InputIds && role != InputRole::InputIds
        && (holder == nullptr || !canHold(*holder, InputRole::InputIds));
    return !losesIds;
}

} // namespace

RoleOverrides chosenRoles(const std::vector<InputSpec>& inputs)
{
    RoleOverrides roles;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (inputs[i].foundRole) {
            roles.emplace(i, inputs[i].role);
        }
    }
    return roles;
}

InputRole foundRole(const InputSpec& input)
{
    return input.foundRole.value_or(input.role);
}

std::vector<InputSpec> withRoles(std::vector<InputSpec> inputs, const RoleOverrides& roles)
{
    for (InputSpec& input : inputs) {
        input.role = foundRole(input);
        input.foundRole.reset();
    }
    if (!fit(inputs, roles)) {
        return inputs;
    }
    std::vector<InputSpec> changed = inputs;
    for (InputSpec& input : changed) {
        const bool isTaken = std::any_of(roles.begin(), roles.end(), [&](const auto& entry) {
            return entry.second == input.role && input.role != InputRole::Other;
        });
        input.role = isTaken ? InputRole::Other : input.role;
    }
    for (const auto& [place, role] : roles) {
        changed[place].role = role;
    }
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (changed[i].role != inputs[i].role) {
            changed[i].foundRole = inputs[i].role;
        }
    }
    return eachRoleOnce(changed) ? changed : inputs;
}

std::vector<InputRole> possibleRoles(const std::vector<InputSpec>& inputs, std::size_t place)
{
    std::vector<InputRole> roles;
    std::copy_if(kRoles.begin(), kRoles.end(), std::back_inserter(roles),
                 [&](InputRole role) { return isPossible(inputs, place, role); });
    return roles;
}

RoleOverrides rolesAfter(const std::vector<InputSpec>& inputs, std::size_t place, InputRole role)
{
    std::vector<InputSpec> changed = inputs;
    if (const InputSpec* holder = holderOf(role, inputs, place)) {
        InputSpec& other = changed[static_cast<std::size_t>(holder - inputs.data())];
        other.role = canBe(other, inputs[place].role) ? inputs[place].role : InputRole::Other;
    }
    changed[place].role = role;
    RoleOverrides roles;
    for (std::size_t i = 0; i < changed.size(); ++i) {
        if (changed[i].role != foundRole(inputs[i])) {
            roles.emplace(i, changed[i].role);
        }
    }
    return roles;
}

} // namespace maskscope
