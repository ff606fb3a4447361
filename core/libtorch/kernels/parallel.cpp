// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// Compiled with OpenMP: without it at::parallel_for, being inline, would silently take one thread.
#include "core/libtorch/kernels/parallel.h"

#include <ATen/Parallel.h>

namespace maskscope {

void inThreads(std::int64_t count, std::int64_t grain,
               const std::function<void(std::int64_t, std::int64_t)>& work)
{
    at::parallel_for(0, count, grain, work);
}

} // namespace maskscope
