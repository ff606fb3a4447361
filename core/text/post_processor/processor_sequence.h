// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/post_processor/post_processor.h"

#include <memory>

namespace maskscope {

/// Several post-processors, one after the other.
class ProcessorSequence final : public PostProcessor
{
public:
    explicit ProcessorSequence(std::vector<std::unique_ptr<PostProcessor>> steps);

    [[nodiscard]] std::size_t addedTokens(bool isPair) const override;
    void process(std::vector<EncodedPart>& parts) const override;

private:
    std::vector<std::unique_ptr<PostProcessor>> m_steps;
};

} // namespace maskscope
