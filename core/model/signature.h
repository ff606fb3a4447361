// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// What an input of forward() means to a masked language model.
enum class InputRole
{
    InputIds,
    AttentionMask,
    TokenTypeIds,
    PositionIds,
    Other,
};

/// Name as in the JSON of the command line: "input_ids".
[[nodiscard]] std::string_view roleName(InputRole role);

/// Element type of an input or output, only as far as we fill or read it.
enum class ElementType
{
    Int64,
    Int32,
    Float32,
    Float64,
    Float16,
    BFloat16,
    Bool,
    OtherType,
};

/// "int64", "float32"...; "other".
[[nodiscard]] std::string_view elementTypeName(ElementType type);

/// What an input without a role is given: the value that asks for nothing special.
enum class NeutralInput
{
    Zeros, ///< a number for each token
    Ones, ///< in its recorded shape, as masks of attention heads
    ZerosAsRecorded, ///< a row for each text, what follows in its recorded shape
    ZeroPerText, ///< a number for each text
    LengthPerText, ///< its number of tokens, padding left out
};

/// One input of forward(), `self` left out, in the order of the call.
struct InputSpec
{
    std::string name; ///< of the schema; tracing keeps the Python names
    InputRole role = InputRole::Other;
    std::optional<NeutralInput> neutral{}; ///< where role is Other and the name is known
    std::int64_t firstPosition = 0; ///< of the first token, where role is PositionIds
    ElementType type = ElementType::Int64;
    bool isTensor = true;
    bool hasDefault = false; ///< may be left out of the call
    bool isGuessed = false; ///< required, and its name tells nothing; see probeRoles()
    std::optional<InputRole> foundRole{}; ///< where the user gave another one (role_choice.h)
    std::optional<std::vector<std::int64_t>> tracedShape; ///< recorded with the trace
};

/// Role by the schema's name; numbered suffixes that tracing adds ("input_ids.1") are ignored.
/// Nothing if the name tells nothing.
[[nodiscard]] std::optional<InputRole> roleOfName(std::string_view name);

/// How an input of that name stays without effect, e.g. "global_attention_mask", "bbox". Nothing if
/// the name tells nothing.
[[nodiscard]] std::optional<NeutralInput> neutralInputOfName(std::string_view name);

/// Gives every input its role or its neutral value: by name; the first nameless tensor becomes
/// InputIds if none is named so. A required input whose name tells nothing is marked as guessed.
/// Errors: NoForward (no input can take ids), UnknownInput (an input without default that we cannot
/// fill; facts `input`, `found`).
[[nodiscard]] Result<std::vector<InputSpec>> assignRoles(std::vector<InputSpec> inputs);

/// Can an input of this type take the values of that role?
[[nodiscard]] bool canHold(const InputSpec& input, InputRole role);

} // namespace maskscope
