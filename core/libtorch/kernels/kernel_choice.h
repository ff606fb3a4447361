// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

namespace maskscope {

/// The one of two kernels that suits this processor best; null: neither does.
template <typename Kernel>
Kernel bestKernel([[maybe_unused]] Kernel avx512, [[maybe_unused]] Kernel avx2)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") != 0) {
        return avx512;
    }
    if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0) {
        return avx2;
    }
#endif
    return nullptr;
}

} // namespace maskscope
