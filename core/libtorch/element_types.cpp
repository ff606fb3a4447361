// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/element_types.h"

#include <c10/core/ScalarType.h>

#include <array>
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
