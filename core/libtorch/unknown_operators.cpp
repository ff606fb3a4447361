// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/unknown_operators.h"

#include <ATen/core/interned_strings.h>
#include <torch/csrc/jit/frontend/builtin_functions.h>
#include <torch/csrc/jit/runtime/operator.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace maskscope {

namespace {

constexpr std::string_view kPrimitive = "prim::"; // many of them are no operators
/// Called like operators, but made by the compiler.
constexpr std::array<std::string_view, 2> kCompiled{"aten::device", "aten::dtype"};

bool isKnown(const std::string& name)
{
    if (name.starts_with(kPrimitive)
        || std::find(kCompiled.begin(), kCompiled.end(), name) != kCompiled.end()) {
        return true;
    }
    const auto symbol = c10::Symbol::fromQualString(name);
    return !torch::jit::getAllOperatorsFor(symbol).empty()
        || !torch::jit::getAllBuiltinFunctionsFor(symbol).empty();
}

} // namespace

std::string namesOfUnknown(const std::string& reported, const std::vector<std::string>& called)
{
    std::string names = reported;
    for (const std::string& name : called) {
        if (name != reported && !isKnown(name)) {
            names += (names.empty() ? "" : ", ") + name;
        }
    }
    return names;
}

} // namespace maskscope
