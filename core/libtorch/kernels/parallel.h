// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>
#include <functional>

namespace maskscope {

/// Calls `work` with ranges that together are [0, count), in LibTorch's own threads, as many as it
/// is set to (threads.h). A range is `step` long, but for the last. Each thread has a part of its
/// own, one range behind the other; who is done early takes over what another has left. Throws
/// what `work` throws.
void inThreads(std::int64_t count, std::int64_t step,
               const std::function<void(std::int64_t begin, std::int64_t end)>& work);

} // namespace maskscope
