// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

namespace maskscope {

/// Linear layers over a packed weight [out, in]. Few rows are worked out by kernels/vnni_product.h
/// over the same memory, if `panels` has it (packed_panels.h), many by oneDNN. With panels, what
/// has a number for each row of the weight has one for each of their columns. post is "none",
/// "gelu", "relu" or "tanh".

/// (x, weight, panels, bias, post, algorithm, stays): x is rounded to bf16, sums are in fp32. The
/// answer is fp32, or bf16 if it stays.
inline constexpr const char* kBf16Linear = "maskscope::linear_bf16";

/// (x, weight, panels, scales, weight_sums, bias, post, algorithm): each row of x is rounded to 8
/// bits between its least and its largest value, sums are in int32. Each row of the weight has a
/// scale of its own; `weight_sums` are its rows' sums. The answer is fp32.
inline constexpr const char* kInt8Linear = "maskscope::linear_int8";

/// Makes the operators known to LibTorch; once for the process.
void registerReducedOperators();

} // namespace maskscope
