// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/post_processor/post_processor.h"

#include <optional>

namespace maskscope {

/// A place in a template: for a text, or for special tokens.
struct TemplatePiece
{
    std::optional<std::size_t> text; ///< 0: $A, 1: $B
    std::vector<SpecialToken> tokens; ///< without `text`
    std::int64_t typeId = 0;
};
using Template = std::vector<TemplatePiece>;

/// TemplateProcessing: "[CLS] $A [SEP]" for one text, "[CLS] $A [SEP] $B:1 [SEP]:1" for two. A
/// text may stand several times or not at all.
class TemplateProcessor final : public PostProcessor
{
public:
    TemplateProcessor(Template single, Template pair);

    [[nodiscard]] std::size_t addedTokens(bool isPair) const override;
    void process(std::vector<EncodedPart>& parts) const override;

private:
    Template m_single;
    Template m_pair;
};

} // namespace maskscope
