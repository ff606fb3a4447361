// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/pipeline_tokenizer.h"
#include "core/text/tokenizer_config.h"

namespace maskscope {

/// A bare vocab.txt (one token a line, the line number is the id) is BERT's tokenizer. Errors:
/// BadTokenizer.
[[nodiscard]] Result<TokenizerParts>
readVocabTxt(const std::string& text, const TokenizerConfig& config, const std::string& source);

} // namespace maskscope
