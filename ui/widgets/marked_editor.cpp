// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/marked_editor.h"

#include "ui/color_scheme.h"
#include "ui/widgets/text_places.h"

#include <QPainter>
#include <QScrollBar>

#include <utility>

namespace maskscope {

namespace {

constexpr qreal kLine = 2;
constexpr qreal kRadius = 3;

} // namespace

MarkedEditor::MarkedEditor(int color, QWidget* parent)
    : SentenceEditor(parent)
    , m_color(color)
{}

void MarkedEditor::setMarks(std::vector<Utf16Range> marks)
{
    m_marks = std::move(marks);
    viewport()->update();
}

/// Under the text: a tint, and a line for eyes that tell no colours apart.
void MarkedEditor::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.translate(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
        const QColor color = schemeOf(palette()).mask(m_color);
        QColor tint = color;
        tint.setAlphaF(0.15F);
        for (const Utf16Range& mark : m_marks) {
            for (const QRectF& rect : visibleRects(*document(), mark)) {
                painter.setBrush(tint);
                painter.drawRoundedRect(rect, kRadius, kRadius);
                painter.fillRect(QRectF(rect.left(), rect.bottom() - kLine, rect.width(), kLine),
                                 color);
            }
        }
    }
    SentenceEditor::paintEvent(event);
}

} // namespace maskscope
