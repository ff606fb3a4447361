// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/element_types.h"

#include <c10/core/ScalarType.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace maskscope {

namespace {

constexpr std::array<std::pair<ElementType, c10::ScalarType>, 7> kTypes{{
    {ElementType::Int64, c10::ScalarType::Long},
    {ElementType::Int32, c10::ScalarType::Int},
    {ElementType::Float32, c10::ScalarType::Float},
    {ElementType::Float64, c10::ScalarType::Double},
    {ElementType::Float16, c10::ScalarType::Half},
    {ElementType::BFloat16, c10::ScalarType::BFloat16},
    {ElementType::Bool, c10::ScalarType::Bool},
}};

} // namespace

ElementType fromScalarType(c10::ScalarType type)
{
    for (const auto& [ours, theirs] : kTypes) {
        if (theirs == type) {
            return ours;
        }
    }
    return ElementType::OtherType;
}

std::string elementTypeText(c10::ScalarType type)
{
    switch (type) {
    case c10::ScalarType::Byte:
        return "uint8";
    case c10::ScalarType::Char:
        return "int8";
    case c10::ScalarType::Short:
        return "int16";
    default:
        break;
    }
    const ElementType known = fromScalarType(type);
    if (known != ElementType::OtherType) {
        return std::string(elementTypeName(known));
    }
    std::string name = c10::toString(type); // "QInt8"
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name;
}

c10::ScalarType toScalarType(ElementType type)
{
    for (const auto& [ours, theirs] : kTypes) {
        if (ours == type) {
            return theirs;
        }
    }
    return c10::ScalarType::Long;
}

} // namespace maskscope
