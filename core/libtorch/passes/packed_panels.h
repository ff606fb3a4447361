// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

namespace at {
class Tensor;
}

namespace maskscope {

/// The numbers of `packed`, sharing its memory, as [panels, in / n, columns, n] with n numbers in
/// 32 bits (1 of fp32, 2 of bf16, 4 of int8), if that is how oneDNN laid out `weight` [out, in];
/// else an undefined tensor. What is after `in` or `out` is padding. Throws what LibTorch throws.
[[nodiscard]] at::Tensor panelsOf(const at::Tensor& weight, const at::Tensor& packed);

/// A number for each column of the panels, zero for the padding.
[[nodiscard]] at::Tensor padded(const at::Tensor& numbers, const at::Tensor& panels);

} // namespace maskscope
