// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

namespace maskscope {

/// oneDNN's linear layer: (x, weight, bias, name of what follows, its numbers, its algorithm), or
/// (x, other, weight, bias, "add").
inline constexpr const char* kPackedLinear = "mkldnn::_linear_pointwise";

} // namespace maskscope
