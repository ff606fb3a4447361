// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/post_processor/template_processor.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

EncodedPart specialPart(const TemplatePiece& piece)
{
    EncodedPart part;
    for (const SpecialToken& token : piece.tokens) {
        part.append(token, piece.typeId);
    }
    return part;
}

bool standsAgain(Template::const_iterator piece, Template::const_iterator end)
{
    return std::any_of(piece + 1, end,
                       [&](const TemplatePiece& later) { return later.text == piece->text; });
}

} // namespace

TemplateProcessor::TemplateProcessor(Template single, Template pair)
    : m_single(std::move(single))
    , m_pair(std::move(pair))
{}

std::size_t TemplateProcessor::addedTokens(bool isPair) const
{
    std::size_t count = 0;
    for (const TemplatePiece& piece : isPair ? m_pair : m_single) {
        count += piece.tokens.size();
    }
    return count;
}

void TemplateProcessor::process(std::vector<EncodedPart>& parts) const
{
    const Template& pieces = parts.size() == 1 ? m_single : m_pair;
    std::vector<EncodedPart> filled;
    filled.reserve(pieces.size());
    for (auto piece = pieces.begin(); piece != pieces.end(); ++piece) {
        if (!piece->text.has_value()) {
            filled.push_back(specialPart(*piece));
        } else if (*piece->text < parts.size()) {
            EncodedPart& part = parts[*piece->text];
            part.setTypeId(piece->typeId);
            part.markAsText(*piece->text);
            filled.push_back(standsAgain(piece, pieces.end()) ? part : std::move(part));
        }
    }
    parts = std::move(filled);
}

} // namespace maskscope
