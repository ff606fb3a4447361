// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

namespace maskscope {

/// A linear layer over a weight in oneDNN's layout: (x, weight, panels, bias, add, outs, post,
/// algorithm). Few rows are worked out by kernels/panel_product.h over the same memory, many by
/// oneDNN, as are all without panels. With panels the bias has a number for each of their columns.
/// `add` is what the result is added to, before nothing else follows.
inline constexpr const char* kPackedLinear = "maskscope::linear_packed";

/// The operator, for graphs that pass it. As often as you like.
void registerPackedOperator();

} // namespace maskscope
