// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace maskscope {

class FillPage;
class GuessFirst;

/// A guess is told with its own sentence only. The keyboard goes to where one writes next: to the
/// line for the guess, and after it to the sentence.
void connectGuess(GuessFirst& guess, FillPage& page);

} // namespace maskscope
