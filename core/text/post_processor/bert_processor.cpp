// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/post_processor/bert_processor.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

/// What is not the first part counts as the pair, whatever it was before.
void markAlone(EncodedPart& part, std::size_t index)
{
    std::fill(part.encoding.special.begin(), part.encoding.special.end(), false);
    part.texts.clear();
    part.markAsText(index == 0 ? 0 : 1);
}

} // namespace

BertProcessor::BertProcessor(BertTokens tokens)
    : m_tokens(std::move(tokens))
{}

void BertProcessor::process(std::vector<EncodedPart>& parts) const
{
    for (std::size_t i = 0; i < parts.size(); ++i) {
        markAlone(parts[i], i);
        if (i == 0) {
            parts[i].prepend(m_tokens.begin, 0);
        }
        parts[i].append(m_tokens.end, i == 0 ? 0 : 1);
    }
}

RobertaProcessor::RobertaProcessor(BertTokens tokens, ByteLevelTrim trim)
    : m_tokens(std::move(tokens))
    , m_trim(trim)
{}

void RobertaProcessor::process(std::vector<EncodedPart>& parts) const
{
    for (std::size_t i = 0; i < parts.size(); ++i) {
        trimOffsets(parts[i], m_trim);
        markAlone(parts[i], i);
        parts[i].setTypeId(0);
        parts[i].prepend(i == 0 ? m_tokens.begin : m_tokens.end, 0);
        parts[i].append(m_tokens.end, 0);
    }
}

} // namespace maskscope
