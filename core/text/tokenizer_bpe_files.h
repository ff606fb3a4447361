// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/pipeline_tokenizer.h"

namespace maskscope {

/// vocab.json with merges.txt is RoBERTa's byte-level BPE, assembled as transformers does. Uses the
/// other files of `files` where they are there: special tokens, added tokens, `add_prefix_space`.
/// Errors: BadTokenizer, UnsupportedTokenizer.
[[nodiscard]] Result<TokenizerParts> readBpeFiles(const TokenizerFiles& files);

} // namespace maskscope
