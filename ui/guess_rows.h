// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace maskscope {

/// How many guesses a person may see at once.
inline constexpr int kFewestGuesses = 1;
inline constexpr int kMostGuesses = 50;

} // namespace maskscope
