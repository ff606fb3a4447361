// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/post_processor/processor_sequence.h"

#include <utility>

namespace maskscope {

ProcessorSequence::ProcessorSequence(std::vector<std::unique_ptr<PostProcessor>> steps)
    : m_steps(std::move(steps))
{}

std::size_t ProcessorSequence::addedTokens(bool isPair) const
{
    std::size_t count = 0;
    for (const auto& step : m_steps) {
        count += step->addedTokens(isPair);
    }
    return count;
}

void ProcessorSequence::process(std::vector<EncodedPart>& parts) const
{
    for (const auto& step : m_steps) {
        step->process(parts);
    }
}

} // namespace maskscope
