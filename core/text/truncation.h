// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/post_processor/encoded_part.h"

namespace maskscope {

/// Cuts one text, or the longer of two first, at the end until together they have at most
/// `maxLength` tokens: `longest_first` of `tokenizers`. True if anything was cut.
/// Example: 6 and 3 tokens to 5: 2 and 3.
bool cutLongestFirst(std::vector<EncodedPart>& texts, std::size_t maxLength);

} // namespace maskscope
