// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>
#include <functional>

namespace maskscope {

/// Calls `work` with ranges that together are [0, count), in LibTorch's own threads, as many as it
/// is set to (threads.h); a range is at least `grain` long. Throws what `work` throws.
void inThreads(std::int64_t count, std::int64_t grain,
               const std::function<void(std::int64_t begin, std::int64_t end)>& work);

} // namespace maskscope
