// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/pre_tokenizer/pre_tokenizer.h"

namespace maskscope {

/// Splits at white space, which is dropped, and makes each punctuation mark a word.
class BertPreTokenizer final : public PreTokenizer
{
public:
    void split(Words& words) const override;
};

} // namespace maskscope
