// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/encoding.h"

#include <string>
#include <vector>

namespace maskscope {

/// Puts the special tokens around a text. Immutable.
class PostProcessor
{
public:
    virtual ~PostProcessor() = default;

    [[nodiscard]] virtual Encoding process(Encoding text) const = 0;
};

/// One special token of a template.
struct TemplateToken
{
    TokenId id;
    std::string token;
    std::int64_t typeId = 0;
};

/// What stands before the text, after it, and the type id of the text itself.
struct SingleTemplate
{
    std::vector<TemplateToken> before;
    std::vector<TemplateToken> after;
    std::int64_t typeId = 0;
};

/// TemplateProcessing and BertProcessing for one text: "[CLS] text [SEP]".
class TemplateProcessor final : public PostProcessor
{
public:
    explicit TemplateProcessor(SingleTemplate single);

    [[nodiscard]] Encoding process(Encoding text) const override;

private:
    SingleTemplate m_single;
};

} // namespace maskscope
