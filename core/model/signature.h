// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"

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

/// One input of forward(), `self` left out, in the order of the call.
struct InputSpec
{
    std::string name; ///< of the schema; tracing keeps the Python names
    InputRole role = InputRole::Other;
    ElementType type = ElementType::Int64;
    bool isTensor = true;
    bool hasDefault = false; ///< may be left out of the call
    std::optional<std::vector<std::int64_t>> tracedShape; ///< recorded with the trace
};

/// Role by the schema's name; numbered suffixes that tracing adds ("input_ids.1") are ignored.
/// Nothing if the name tells nothing.
[[nodiscard]] std::optional<InputRole> roleOfName(std::string_view name);

/// Gives every input its role: by name; the first nameless tensor becomes InputIds if none is named
/// so. Errors: NoForward (no input can take ids), UnknownInput (an input without default that we
/// cannot fill; facts `input`, `found`).
[[nodiscard]] Result<std::vector<InputSpec>> assignRoles(std::vector<InputSpec> inputs);

} // namespace maskscope
