// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstddef>
#include <functional>
#include <thread>

namespace maskscope {

/// Starts a thread with a stack of so many bytes, or with the usual one where that cannot be had.
/// Readers of deeply nested files recurse.
[[nodiscard]] std::jthread startThread(std::size_t stackBytes, std::function<void()> body);

} // namespace maskscope
