// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/post_processor/post_processor.h"

namespace maskscope {

struct ByteLevelTrim
{
    bool trimOffsets = true;
    bool addPrefixSpace = true; ///< the one space before the first token is not in the text
};

/// ByteLevel after the model: takes the white space at a token's ends out of its offsets.
/// Example: "Ġworld" of "hello world" at 5-11 becomes 6-11.
class ByteLevelProcessor final : public PostProcessor
{
public:
    explicit ByteLevelProcessor(ByteLevelTrim trim);

    [[nodiscard]] std::size_t addedTokens(bool /*isPair*/) const override { return 0; }
    void process(std::vector<EncodedPart>& parts) const override;

private:
    ByteLevelTrim m_trim;
};

/// What it does to the offsets, which RobertaProcessing does too.
void trimOffsets(EncodedPart& part, ByteLevelTrim trim);

} // namespace maskscope
