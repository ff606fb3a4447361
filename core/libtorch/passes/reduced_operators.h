// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

namespace maskscope {

/// (x, weight, bias, post, algorithm, staysBf16): x is rounded to bf16, sums are in fp32. The
/// weight is packed bf16 [out, in]; post is "none", "gelu", "relu" or "tanh". The answer is fp32,
/// or bf16 if it stays.
inline constexpr const char* kBf16Linear = "maskscope::linear_bf16";

/// (x, weight, scales, weight_sums, bias, post, algorithm): each row of x is rounded to 8 bits
/// between its least and its largest value, sums are in int32. The weight is packed int8, each row
/// of [out, in] with a scale of its own; `weight_sums` are its rows' sums. post as above. The
/// answer is fp32.
inline constexpr const char* kInt8Linear = "maskscope::linear_int8";

/// Makes the operators known to LibTorch; once for the process.
void registerReducedOperators();

} // namespace maskscope
