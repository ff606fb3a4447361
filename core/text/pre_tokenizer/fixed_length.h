// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/pre_tokenizer/pre_tokenizer.h"

namespace maskscope {

/// Cuts words into pieces of so many code points; the last one may be shorter.
class FixedLength final : public PreTokenizer
{
public:
    explicit FixedLength(std::size_t codePoints)
        : m_codePoints(codePoints)
    {}

    void split(Words& words) const override;

private:
    std::size_t m_codePoints; ///< at least 1
};

} // namespace maskscope
