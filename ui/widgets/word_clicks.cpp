// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/word_clicks.h"

#include "ui/formatting.h"
#include "ui/widgets/hidden_word.h"
#include "ui/widgets/mask_ranges.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/widgets/words.h"

#include <QApplication>
#include <QMouseEvent>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

Utf16Range selectionOf(const QTextCursor& cursor)
{
    return {static_cast<std::size_t>(cursor.selectionStart()),
            static_cast<std::size_t>(cursor.selectionEnd())};
}

} // namespace

WordClicks::WordClicks(SentenceEditor& editor)
    : m_editor(editor)
{}

void WordClicks::press(const QMouseEvent& event)
{
    m_hasToggled = false;
    const Utf16Range selected = selectionOf(m_editor.textCursor());
    const auto letter = static_cast<std::size_t>(m_editor.letterAt(event.position())); // -1: huge
    const bool isOnSelected = selected.begin <= letter && letter < selected.end;
    const bool isPlain = event.button() == Qt::LeftButton && event.modifiers() == Qt::NoModifier
        && !isOnSelected && !m_editor.isComposing();
    m_pressedAt = isPlain ? std::optional(event.position().toPoint()) : std::nullopt;
}

void WordClicks::release(const QMouseEvent& event)
{
    const std::optional<QPoint> pressedAt = std::exchange(m_pressedAt, std::nullopt);
    if (!pressedAt || event.button() != Qt::LeftButton) {
        return;
    }
    const QPoint way = event.position().toPoint() - *pressedAt;
    const Utf16Range selected = selectionOf(m_editor.textCursor());
    if (!selected.isEmpty()) {
        hideWordsIn(selected);
    } else if (way.manhattanLength() < QApplication::startDragDistance()) {
        m_hasToggled = toggle(m_editor.letterAt(event.position()));
    }
}

void WordClicks::beforeDoubleClick()
{
    m_pressedAt.reset();
    if (std::exchange(m_hasToggled, false)) {
        m_editor.document()->undo();
    }
}

void WordClicks::afterDoubleClick(const QMouseEvent& event)
{
    const std::optional<Utf16Range> meant = targetAt(m_editor.letterAt(event.position()));
    const std::optional<Utf16Range> mask
        = maskIn(m_editor.masks(), selectionOf(m_editor.textCursor()));
    if (meant || mask) {
        select(meant ? *meant : *mask);
    }
}

void WordClicks::select(Utf16Range range)
{
    QTextCursor cursor = m_editor.textCursor();
    cursor.setPosition(static_cast<int>(range.begin));
    cursor.setPosition(static_cast<int>(range.end), QTextCursor::KeepAnchor);
    m_editor.setTextCursor(cursor);
}

bool WordClicks::toggle(int letter)
{
    const std::optional<Utf16Range> target = targetAt(letter);
    if (!target) {
        return false;
    }
    QTextDocument& document = *m_editor.document();
    if (!maskIn(m_editor.masks(), *target)) {
        hideWords(document, {*target}, m_editor.maskToken());
        return true;
    }
    const QString hidden = hiddenWordOf(document, *target);
    if (hidden.isEmpty()) {
        select(*target);
        return false;
    }
    fillMasks(document, {*target}, {BlankWord{hidden.toStdString()}});
    return true;
}

/// Less than two are a selection for editing.
void WordClicks::hideWordsIn(Utf16Range range)
{
    const std::vector<Utf16Range> words
        = wordsBesideMasks(m_editor.sentence(), m_editor.masks(), range);
    if (words.size() > 1) {
        QTextCursor cursor = m_editor.textCursor();
        cursor.clearSelection();
        m_editor.setTextCursor(cursor);
        hideWords(*m_editor.document(), words, m_editor.maskToken());
    }
}

bool WordClicks::isOverWord() const
{
    return m_target && !maskIn(m_editor.masks(), *m_target);
}

std::optional<Utf16Range> WordClicks::targetAt(int letter) const
{
    if (letter < 0 || m_editor.isComposing()) {
        return std::nullopt;
    }
    const auto at = static_cast<std::size_t>(letter);
    if (const std::optional<Utf16Range> mask = maskIn(m_editor.masks(), {at, at + 1})) {
        return mask;
    }
    const std::vector<Utf16Range> words
        = wordsBesideMasks(m_editor.sentence(), m_editor.masks(), {at, at + 1});
    return words.empty() ? std::nullopt : std::optional(words.front());
}

void WordClicks::hover(int letter)
{
    const std::optional<Utf16Range> target = targetAt(letter);
    if (target != m_target) {
        m_target = target;
        m_editor.viewport()->setCursor(target ? Qt::PointingHandCursor : Qt::IBeamCursor);
        m_editor.viewport()->update();
    }
}

QString WordClicks::toolTip() const
{
    if (!m_target) {
        return {};
    }
    if (isOverWord()) {
        return SentenceEditor::tr("Click to hide this word, drag over words to hide them all.\n"
                                  "Double-click to edit the word; with Ctrl the mouse selects.");
    }
    const QString hidden = hiddenWordOf(*m_editor.document(), *m_target);
    return hidden.isEmpty()
        ? SentenceEditor::tr(
              "Nobody knows what is hidden here. Choose a guess, or click and type a word.")
        : plainToolTip(SentenceEditor::tr("Click to bring back “%1”").arg(hidden));
}

} // namespace maskscope
