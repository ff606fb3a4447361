// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

namespace maskscope {

/// Attention by kernels/attention.h: (query, key, value, mask, scale), the first three [texts,
/// heads, tokens, width], the mask fp32 and added to the scores. What the kernel does not take goes
/// to LibTorch's own operator.
inline constexpr const char* kAttention = "maskscope::attention";

/// The operator, for graphs that attend. As often as you like.
void registerAttentionOperator();

} // namespace maskscope
