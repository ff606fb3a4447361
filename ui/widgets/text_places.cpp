// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_places.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>

namespace maskscope {

namespace {

constexpr qreal kTouching = 0.5; ///< glyphs lie at fractions

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

void addLine(std::vector<QRectF>& rects, const QTextLine& line, int begin, int end)
{
    const std::size_t first = rects.size();
    const int last = std::min(end, line.textStart() + line.textLength());
    for (int at = std::max(begin, line.textStart()); at < last; ++at) {
        const qreal a = line.cursorToX(at, QTextLine::Leading);
        const qreal b = line.cursorToX(at, QTextLine::Trailing);
        addPart(rects, first, line, std::min(a, b), std::max(a, b));
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
