// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

namespace maskscope {

/// Gives freed memory back to the system; freed weights would else stay with the program.
void returnFreeMemory();

} // namespace maskscope
