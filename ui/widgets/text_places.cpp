// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_places.h"

#include <QAbstractTextDocumentLayout>
#include <QGlyphRun>
#include <QList>
#include <QRawFont>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>

namespace maskscope {

namespace {

constexpr qreal kTouching = 2; ///< glyphs lie at fractions, and closer or wider than alone

/// Adds [left, right) of a line to the rectangle before it, if they touch.
void addPart(std::vector<QRectF>& rects, std::size_t first, const QTextLine& line, qreal left,
             qreal right)
{
    for (std::size_t i = first; i < rects.size(); ++i) {
        if (left <= rects[i].right() + kTouching && right >= rects[i].left() - kTouching) {
            rects[i].setCoords(std::min(left, rects[i].left()), rects[i].top(),
                               std::max(right, rects[i].right()), rects[i].bottom());
            return;
        }
    }
    rects.emplace_back(left, line.y(), right - left, line.height());
}

/// By the glyphs: where writing directions meet, the cursor's places tell nothing about letters.
void addLine(std::vector<QRectF>& rects, const QTextLine& line, int begin, int end)
{
    const std::size_t first = rects.size();
    const int from = std::max(begin, line.textStart());
    const int length = std::min(end, line.textStart() + line.textLength()) - from;
    if (length <= 0) {
        return;
    }
    for (const QGlyphRun& run : line.glyphRuns(from, length)) {
        const QList<QPointF> places = run.positions();
        const QList<QPointF> advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes());
        for (qsizetype i = 0; i < std::min(places.size(), advances.size()); ++i) {
            addPart(rects, first, line, places.at(i).x(), places.at(i).x() + advances.at(i).x());
        }
    }
}

} // namespace

std::vector<QRectF> visibleRects(const QTextDocument& document, Utf16Range range)
{
    std::vector<QRectF> rects;
    const QTextBlock block = document.findBlock(static_cast<int>(range.begin));
    const QTextLayout* layout = block.layout();
    if (!block.isValid() || layout == nullptr) {
        return rects;
    }
    document.documentLayout()->blockBoundingRect(block); // lays it out, if nobody has yet
    const int preedit = static_cast<int>(layout->preeditAreaText().size());
    int begin = static_cast<int>(range.begin) - block.position();
    if (preedit > 0 && begin >= layout->preeditAreaPosition()) {
        begin += preedit;
    }
    const int end = begin + static_cast<int>(range.size());
    for (int i = 0; i < layout->lineCount(); ++i) {
        addLine(rects, layout->lineAt(i), begin, end);
    }
    for (QRectF& rect : rects) {
        rect.translate(layout->position());
    }
    return rects;
}

} // namespace maskscope
