// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/predictor.h"

#include <string>
#include <vector>

namespace maskscope {

/// A word of a text: the tokens [begin, end) of its encoding.
struct TextWord
{
    std::size_t begin = 0;
    std::size_t end = 0;
    int text = 0; ///< 0: the first, 1: the second
    CodePointRange typed; ///< where it was typed in that text
    std::string letters; ///< as typed
};

/// The words of a text, its pieces put together; a mark such as "." is a word. Template tokens
/// ([CLS]), also where they were typed, and masks are left out. `options` as the text was read
/// with.
[[nodiscard]] std::vector<TextWord>
textWords(const Tokenizer& tokenizer, const Prediction& prediction, const PredictOptions& options);

} // namespace maskscope
