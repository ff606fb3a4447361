// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/mask_highlighter.h"

#include "core/base/graphemes.h"
#include "core/base/utf.h"
#include "core/text/mask_aliases.h"

namespace maskscope {

std::vector<Utf16Range> findMasks(const QString& text, const QString& maskToken)
{
    const std::string utf8 = text.toStdString();
    const std::vector<MaskPlace> places = findMaskPlaces(utf8, maskToken.toStdString());
    std::vector<Utf16Range> masks;
    if (places.empty()) {
        return masks;
    }
    const TextIndex index(utf8);
    masks.reserve(places.size());
    const std::vector<CodePointRange> clusters = graphemeClusters(utf8);
    for (const MaskPlace& place : places) {
        masks.push_back(index.toUtf16(widenToClusters(clusters, index.fromBytes(place.bytes))));
    }
    return masks;
}

Utf16Range wholeCharacters(const QString& text, Utf16Range range)
{
    const std::string utf8 = text.toStdString();
    const TextIndex index(utf8);
    CodePointRange codePoints = index.fromUtf16(range);
    if (!range.isEmpty()) { // an end inside a surrogate pair is behind it
        codePoints.end = index.fromUtf16({range.end - 1, range.end - 1}).begin + 1;
    }
    return index.toUtf16(widenToClusters(graphemeClusters(utf8), codePoints));
}

MaskHighlighter::MaskHighlighter(QTextDocument* document)
    : QSyntaxHighlighter(document)
    , m_maskToken(QStringLiteral("[MASK]"))
{}

void MaskHighlighter::setMaskToken(const QString& maskToken)
{
    if (maskToken != m_maskToken) {
        m_maskToken = maskToken;
        rehighlight();
    }
}

void MaskHighlighter::highlightBlock(const QString& text)
{
    QTextCharFormat invisible;
    invisible.setForeground(Qt::transparent);
    for (const Utf16Range& mask : findMasks(text, m_maskToken)) {
        setFormat(static_cast<int>(mask.begin), static_cast<int>(mask.size()), invisible);
    }
}

} // namespace maskscope
