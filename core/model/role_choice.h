// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/signature.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace maskscope {

/// Roles that a person gave to inputs, by their place in the call.
using RoleOverrides = std::map<std::size_t, InputRole>;

/// What a person said of the inputs of one file, wherever it lies.
struct RememberedRoles
{
    std::string sha256; ///< of the file
    std::uint64_t bytes
        = 0; ///< of the file; no other has to be read to know that it is not this one
    RoleOverrides roles;
};

/// What a person said of these inputs.
[[nodiscard]] RoleOverrides chosenRoles(const std::vector<InputSpec>& inputs);

/// The role that was found for an input, whatever a person says.
[[nodiscard]] InputRole foundRole(const InputSpec& input);

/// The inputs with the roles that were found, and those of a person in their place; what differs
/// keeps the found one in InputSpec::foundRole. A role that somebody else holds leaves them. Roles
/// that do not fit these inputs (a place that is none, two inputs for the ids, none) change
/// nothing.
[[nodiscard]] std::vector<InputSpec> withRoles(std::vector<InputSpec> inputs,
                                               const RoleOverrides& roles);

/// What a person may make of an input, in the order of InputRole. The ids can only change places
/// with another input, for somebody has to hold them.
[[nodiscard]] std::vector<InputRole> possibleRoles(const std::vector<InputSpec>& inputs,
                                                   std::size_t place);

/// All that a person says after giving that input a role. If another one holds it, the two change
/// roles.
///
/// Example: x = input_ids, y = attention_mask, z = token_type_ids were found.
///     rolesAfter(inputs, 1, InputRole::TokenTypeIds)
///         -> {{1, TokenTypeIds}, {2, AttentionMask}}
[[nodiscard]] RoleOverrides rolesAfter(const std::vector<InputSpec>& inputs, std::size_t place,
                                       InputRole role);

} // namespace maskscope
