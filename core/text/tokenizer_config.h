// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/text/normalizer/bert_normalizer.h"
#include "core/text/tokenizer.h"

#include <string>
#include <vector>

namespace maskscope {

/// What tokenizer_config.json and special_tokens_map.json add to the tokenizer itself.
struct TokenizerConfig
{
    BertNormalizerOptions bert; ///< for a bare vocab.txt
    // Empty: not named.
    std::string maskToken;
    std::string padToken;
    std::string unknownToken;
    std::string clsToken; ///< begins a text
    std::string sepToken; ///< ends it
};

/// Empty texts give the defaults; where both name a token, the configuration counts. Errors:
/// BadTokenizer.
[[nodiscard]] Result<TokenizerConfig> readTokenizerConfig(const TokenizerFiles& files);

} // namespace maskscope
