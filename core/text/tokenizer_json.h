// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/pipeline_tokenizer.h"

namespace maskscope {

/// Reads a tokenizer.json and assembles its parts. Truncation and padding in it are not applied.
/// Errors: BadTokenizer, UnsupportedTokenizer.
[[nodiscard]] Result<TokenizerParts> readTokenizerJson(const std::string& json,
                                                       const std::string& source);

} // namespace maskscope
