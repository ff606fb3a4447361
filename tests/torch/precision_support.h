// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/libtorch/passes/reduce_precision.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <QtTest>

namespace maskscope::test {

inline constexpr const char* kOneLayer = R"IR(
graph(%x : Tensor, %w : Tensor, %b : Tensor?):
  %y : Tensor = aten::linear(%x, %w, %b)
  return (%y))IR";
inline constexpr const char* kWithGelu = R"IR(
graph(%x : Tensor, %w : Tensor, %b : Tensor?):
  %exact : str = prim::Constant[value="none"]()
  %y : Tensor = aten::linear(%x, %w, %b)
  %z : Tensor = aten::gelu(%y, %exact)
  return (%z))IR";

inline double distance(const at::Tensor& a, const at::Tensor& b)
{
    return (a - b).abs().max().item().toDouble();
}

inline void addPrecisions()
{
    QTest::addColumn<Precision>("precision");
    QTest::newRow("bf16") << Precision::Bf16;
    QTest::newRow("int8") << Precision::Int8;
}

/// A machine that cannot is told so elsewhere.
inline bool isPossible(Precision precision)
{
    return whyNotPrecision(precision).empty();
}

} // namespace maskscope::test
