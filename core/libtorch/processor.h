// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

namespace maskscope {

/// Multiplies bf16 numbers itself (AVX512-BF16 or AMX).
[[nodiscard]] bool multipliesBf16();
/// Adds products of 8-bit numbers up in 32 bits (VNNI or AMX); without that, in 16.
[[nodiscard]] bool addsInt8InInt32();
/// Has AMX with bf16 and 8-bit numbers, and the system lets this process use it.
[[nodiscard]] bool canUseTiles();

} // namespace maskscope
