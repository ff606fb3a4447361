// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

namespace maskscope {

/// Cores this process may use, two threads of one core counted once. At least 1.
[[nodiscard]] int physicalCores();

/// Sets how many threads LibTorch uses for work started by the calling thread (OpenMP keeps that
/// number per thread); 0: physical cores. Returns the number in force.
int setTorchThreads(int threads);

/// A model's print() and LibTorch's warnings would mix with our own output. The warning handler
/// counts for the calling thread.
void silenceTorch();

} // namespace maskscope
