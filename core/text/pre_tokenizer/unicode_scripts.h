// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/pre_tokenizer/pre_tokenizer.h"

namespace maskscope {

/// Splits where the script changes, as SentencePiece does: Hiragana and Katakana count as Han;
/// spaces and characters without a script go with what stands before them, and are dropped at the
/// begin of a word.
class UnicodeScripts final : public PreTokenizer
{
public:
    void split(Words& words) const override;
};

} // namespace maskscope
