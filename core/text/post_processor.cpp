// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/post_processor.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace maskscope {

namespace {

void append(Encoding& encoding, const std::vector<TemplateToken>& tokens)
{
    for (const TemplateToken& token : tokens) {
        encoding.ids.push_back(token.id);
        encoding.tokens.push_back(token.token);
        encoding.typeIds.push_back(token.typeId);
        encoding.offsets.emplace_back();
        encoding.special.push_back(true);
        encoding.sequence.emplace_back();
    }
}

template <typename Values>
void moveInto(Values& target, Values& source)
{
    target.insert(target.end(), std::make_move_iterator(source.begin()),
                  std::make_move_iterator(source.end()));
}

void append(Encoding& encoding, Encoding& text)
{
    moveInto(encoding.ids, text.ids);
    moveInto(encoding.tokens, text.tokens);
    moveInto(encoding.typeIds, text.typeIds);
    moveInto(encoding.offsets, text.offsets);
    encoding.special.insert(encoding.special.end(), text.special.begin(), text.special.end());
    moveInto(encoding.sequence, text.sequence);
}

} // namespace

TemplateProcessor::TemplateProcessor(SingleTemplate single)
    : m_single(std::move(single))
{}

Encoding TemplateProcessor::process(Encoding text) const
{
    std::fill(text.typeIds.begin(), text.typeIds.end(), m_single.typeId);
    Encoding encoding;
    append(encoding, m_single.before);
    append(encoding, text);
    append(encoding, m_single.after);
    return encoding;
}

} // namespace maskscope
