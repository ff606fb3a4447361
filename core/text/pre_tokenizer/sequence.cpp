// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/pre_tokenizer/sequence.h"

#include <utility>

namespace maskscope {

SequencePreTokenizer::SequencePreTokenizer(std::vector<std::unique_ptr<PreTokenizer>> steps)
    : m_steps(std::move(steps))
{}

void SequencePreTokenizer::split(Words& words) const
{
    for (const auto& step : m_steps) {
        step->split(words);
    }
}

} // namespace maskscope
