// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/pre_tokenizer/pre_tokenizer.h"

namespace maskscope {

/// The words of `\w+|[^\w\s]+`: runs of letters and runs of signs; white space is dropped.
class WhitespacePreTokenizer final : public PreTokenizer
{
public:
    void split(Words& words) const override;
};

} // namespace maskscope
