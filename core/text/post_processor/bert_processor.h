// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/post_processor/byte_level_processor.h"

namespace maskscope {

struct BertTokens
{
    SpecialToken begin; ///< [CLS] or <s>
    SpecialToken end; ///< [SEP] or </s>
};

/// BertProcessing: "[CLS] text [SEP]", "[CLS] text [SEP] pair [SEP]".
class BertProcessor final : public PostProcessor
{
public:
    explicit BertProcessor(BertTokens tokens);

    [[nodiscard]] std::size_t addedTokens(bool isPair) const override { return isPair ? 3 : 2; }
    void process(std::vector<EncodedPart>& parts) const override;

private:
    BertTokens m_tokens;
};

/// RobertaProcessing: "<s> text </s>", "<s> text </s></s> pair </s>", every type id 0.
class RobertaProcessor final : public PostProcessor
{
public:
    RobertaProcessor(BertTokens tokens, ByteLevelTrim trim);

    [[nodiscard]] std::size_t addedTokens(bool isPair) const override { return isPair ? 4 : 2; }
    void process(std::vector<EncodedPart>& parts) const override;

private:
    BertTokens m_tokens;
    ByteLevelTrim m_trim;
};

} // namespace maskscope
