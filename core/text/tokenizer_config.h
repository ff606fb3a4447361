// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/text/normalizer/bert_normalizer.h"

#include <string>
#include <vector>

namespace maskscope {

/// What a tokenizer_config.json adds to the tokenizer itself.
struct TokenizerConfig
{
    BertNormalizerOptions bert; ///< for a bare vocab.txt
    std::string maskToken; ///< empty: not named
    std::string padToken;
};

/// An empty text gives the defaults. Errors: BadTokenizer.
[[nodiscard]] Result<TokenizerConfig> readTokenizerConfig(const std::string& json,
                                                          const std::string& source);

} // namespace maskscope
