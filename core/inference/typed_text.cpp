// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/typed_text.h"

#include "core/base/utf.h"
#include "core/text/char_kind.h"

#include <algorithm>

namespace maskscope {

TypedText::TypedText(const std::string& typed, const std::string& maskToken, bool maskAliases)
    : m_masked(maskAliases ? std::optional(MaskedText(typed, maskToken)) : std::nullopt)
    , m_read(m_masked.has_value() ? m_masked->text() : typed)
    , m_codePoints(toCodePoints(m_read))
{}

CodePointRange TypedText::withoutSpace(CodePointRange range) const
{
    range.end = std::min(range.end, m_codePoints.size());
    while (range.begin < range.end && charKind(m_codePoints[range.begin]).isSpace) {
        ++range.begin;
    }
    while (range.end > range.begin && charKind(m_codePoints[range.end - 1]).isSpace) {
        --range.end;
    }
    return range;
}

CodePointRange TypedText::typed(CodePointRange range) const
{
    return m_masked.has_value() ? m_masked->typed(range) : range;
}

} // namespace maskscope
