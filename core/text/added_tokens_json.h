// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/added_tokens.h"
#include "core/text/json_part.h"
#include "core/text/vocabulary.h"

namespace maskscope {

/// The "added_tokens" of a tokenizer.json, contents unique. `vocabulary` and `normalizer` (null:
/// none) are the tokenizer's; what is wrong is noted in `errors`.
[[nodiscard]] std::vector<AddedToken> readAddedTokens(const Json& tokenizer,
                                                      const Vocabulary& vocabulary,
                                                      const Normalizer* normalizer,
                                                      TokenizerErrors& errors);

} // namespace maskscope
