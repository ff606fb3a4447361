// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/pre_tokenizer/pre_tokenizer.h"

#include <memory>

namespace maskscope {

/// One pre-tokenizer after the other.
class SequencePreTokenizer final : public PreTokenizer
{
public:
    explicit SequencePreTokenizer(std::vector<std::unique_ptr<PreTokenizer>> steps);

    void split(Words& words) const override;

private:
    std::vector<std::unique_ptr<PreTokenizer>> m_steps;
};

} // namespace maskscope
