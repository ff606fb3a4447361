// SPDX-License-Identifier: GPL-3.0-or-later
// What SentenceEditor does when Qt calls: painting, mouse, input methods, focus, clipboard.
#include "ui/color_scheme.h"
#include "ui/widgets/alt_letter.h"
#include "ui/widgets/hidden_word.h"
#include "ui/widgets/mask_chip.h"
#include "ui/widgets/mask_highlighter.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/widgets/text_places.h"
#include "ui/widgets/word_clicks.h"

#include <QAbstractTextDocumentLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QUrl>

#include <algorithm>

namespace maskscope {

namespace {

/// RoBERTa's: people type it for other models too, which do not know it.
const QString kOtherMask = QStringLiteral("<mask>");

/// What the masks of a copied text hide, a line each; other programs see the text alone.
const QString kHiddenWordsType = QStringLiteral("application/x-maskscope-hidden-words");

/// Of what stands before the cursor; a step to undo.
void replaceOtherMask(QTextCursor cursor, const QString& maskToken)
{
    cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor,
                        static_cast<int>(kOtherMask.size()));
    if (maskToken != kOtherMask && cursor.selectedText() == kOtherMask) {
        cursor.insertText(maskToken);
    }
}

bool holdsFile(const QMimeData& source)
{
    const QList<QUrl> urls = source.urls();
    return std::any_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); });
}

bool overlap(Utf16Range a, Utf16Range b)
{
    return a.begin < b.end && b.begin < a.end;
}

/// A word that a click would hide.
void underline(QPainter& painter, const std::vector<QRectF>& rects, const QColor& color)
{
    painter.setPen(QPen(color, 2, Qt::DotLine));
    for (const QRectF& rect : rects) {
        painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    }
}

} // namespace

std::vector<QRectF> SentenceEditor::rectsOnScreen(Utf16Range range) const
{
    std::vector<QRectF> rects = visibleRects(*document(), range);
    for (QRectF& rect : rects) {
        rect.translate(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
    }
    return rects;
}

void SentenceEditor::paintEvent(QPaintEvent* event)
{
    QTextEdit::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const ColorScheme scheme = schemeOf(palette());
    const std::optional<Utf16Range> target = m_clicks->target();
    if (target && m_clicks->isOverWord()) {
        underline(painter, rectsOnScreen(*target), scheme.accent);
    }
    const std::optional<Utf16Range> current = currentMask();
    for (int index = 0; index < maskCount(); ++index) {
        const Utf16Range mask = m_masks.at(static_cast<std::size_t>(index));
        const bool isPointedAt = (m_pointed && overlap(mask, *m_pointed)) || target == mask;
        paintMaskChip(painter,
                      {m_firstMask + index, chipLabel(index), isPointedAt, current == mask},
                      rectsOnScreen(mask), font(), scheme);
    }
}

void SentenceEditor::hover(int position)
{
    const auto at = static_cast<std::size_t>(position);
    const std::optional<Utf16Range> hovered = position < 0 || isComposing()
        ? std::nullopt
        : std::optional(wholeCharacters(sentence(), {at, at + 1}));
    m_clicks->hover(position);
    if (hovered != m_hovered) {
        m_hovered = hovered;
        Q_EMIT placeInUseChanged();
    }
}

int SentenceEditor::letterAt(const QPointF& place) const
{
    const QPointF scrolled(horizontalScrollBar()->value(), verticalScrollBar()->value());
    return document()->documentLayout()->hitTest(place + scrolled, Qt::ExactHit);
}

void SentenceEditor::mousePressEvent(QMouseEvent* event)
{
    m_clicks->press(*event);
    QTextEdit::mousePressEvent(event);
}

void SentenceEditor::mouseMoveEvent(QMouseEvent* event)
{
    QTextEdit::mouseMoveEvent(event);
    hover(letterAt(event->position()));
}

void SentenceEditor::mouseReleaseEvent(QMouseEvent* event)
{
    QTextEdit::mouseReleaseEvent(event);
    m_clicks->release(*event);
    hover(letterAt(event->position()));
}

void SentenceEditor::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_clicks->beforeDoubleClick();
    QTextEdit::mouseDoubleClickEvent(event);
    m_clicks->afterDoubleClick(*event);
}

bool SentenceEditor::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave) {
        hover(-1);
    }
    if (event->type() == QEvent::ToolTip) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), m_clicks->toolTip(), this);
        return true;
    }
    return QTextEdit::viewportEvent(event);
}

void SentenceEditor::keyPressEvent(QKeyEvent* event)
{
    if (isAltLetter(*event)) {
        event->ignore();
        return;
    }
    if (const std::optional<Utf16Range> range = rangeToErase(*event)) {
        select(*range).removeSelectedText();
        return;
    }
    QTextEdit::keyPressEvent(event);
    if (event->text() == QString(kOtherMask.back())) {
        replaceOtherMask(textCursor(), m_maskToken);
    }
}

void SentenceEditor::inputMethodEvent(QInputMethodEvent* event)
{
    QTextEdit::inputMethodEvent(event);
    const bool composing = isComposing();
    if (composing != m_wasComposing) {
        m_wasComposing = composing;
        Q_EMIT composingChanged(composing);
    }
    if (!composing) {
        setMaskToken(m_maskToken);
        onContentsChanged();
    }
}

void SentenceEditor::resizeEvent(QResizeEvent* event)
{
    QTextEdit::resizeEvent(event);
    adjustHeight();
}

void SentenceEditor::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_highlighter != nullptr) {
        document()->setDefaultFont(font());
        adjustHeight();
    }
}

void SentenceEditor::focusInEvent(QFocusEvent* event)
{
    QTextEdit::focusInEvent(event);
    Q_EMIT focusChanged(true);
    Q_EMIT placeInUseChanged();
}

void SentenceEditor::focusOutEvent(QFocusEvent* event)
{
    QTextEdit::focusOutEvent(event);
    Q_EMIT focusChanged(false);
    Q_EMIT placeInUseChanged();
}

bool SentenceEditor::canInsertFromMimeData(const QMimeData* source) const
{
    // A file that is dropped here is a model to open; the window takes it.
    return !holdsFile(*source) && QTextEdit::canInsertFromMimeData(source);
}

QMimeData* SentenceEditor::createMimeDataFromSelection() const
{
    QMimeData* mime = QTextEdit::createMimeDataFromSelection();
    const Utf16Range copied = selection();
    QStringList hidden;
    for (const Utf16Range& mask : m_masks) {
        if (copied.begin <= mask.begin && mask.end <= copied.end) {
            hidden << hiddenWordOf(*document(), mask);
        }
    }
    mime->setData(kHiddenWordsType, hidden.join(QChar::LineFeed).toUtf8());
    return mime;
}

void SentenceEditor::insertFromMimeData(const QMimeData* source)
{
    if (!canInsertFromMimeData(source) || isReadOnly()) {
        return;
    }
    QString text = source->text();
    if (text.isEmpty()) {
        return; // a picture
    }
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(kOtherMask, m_maskToken);
    const QString hidden = QString::fromUtf8(source->data(kHiddenWordsType));
    QTextCursor cursor = textCursor();
    insertSentence(cursor, text, findMasks(text, m_maskToken), hidden.split(QChar::LineFeed));
    setTextCursor(cursor);
    ensureCursorVisible();
}

} // namespace maskscope
