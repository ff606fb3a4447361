// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/word_clicks.h"

#include "ui/formatting.h"
#include "ui/widgets/hidden_word.h"
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
    const bool isPlain = event.button() == Qt::LeftButton && event.modifiers() == Qt::NoModifier
        && !m_editor.textCursor().hasSelection() && !m_editor.isComposing();
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

bool WordClicks::toggle(int letter)
{
    const std::optional<Utf16Range> target = targetAt(letter);
    if (!target) {
        return false;
    }
    QTextDocument& document = *m_editor.document();
    if (!maskOf(*target)) {
        hideWords(document, {*target}, m_editor.maskToken());
        return true;
    }
    const QString hidden = hiddenWordOf(document, *target);
    if (!hidden.isEmpty()) {
        fillMasks(document, {*target}, {hidden});
    }
    return !hidden.isEmpty();
}

/// Less than two are a selection for editing.
void WordClicks::hideWordsIn(Utf16Range range)
{
    std::vector<Utf16Range> words;
    for (const Utf16Range word : wordsIn(m_editor.sentence(), range)) {
        if (!maskOf(word)) {
            words.push_back(word);
        }
    }
    if (words.size() > 1) {
        QTextCursor cursor = m_editor.textCursor();
        cursor.clearSelection();
        m_editor.setTextCursor(cursor);
        hideWords(*m_editor.document(), words, m_editor.maskToken());
    }
}

std::optional<Utf16Range> WordClicks::maskOf(Utf16Range range) const
{
    const auto& masks = m_editor.masks();
    const auto found = std::find_if(masks.begin(), masks.end(), [range](const Utf16Range& mask) {
        return mask.begin < range.end && range.begin < mask.end;
    });
    return found == masks.end() ? std::nullopt : std::optional(*found);
}

std::optional<Utf16Range> WordClicks::targetAt(int letter) const
{
    if (letter < 0 || m_editor.isComposing()) {
        return std::nullopt;
    }
    const auto at = static_cast<std::size_t>(letter);
    if (const std::optional<Utf16Range> mask = maskOf({at, at + 1})) {
        return mask;
    }
    const std::optional<Utf16Range> word = wordAt(m_editor.sentence(), at);
    return word && !maskOf(*word) ? word : std::nullopt;
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
        return SentenceEditor::tr("Click to hide this word, double-click to edit it");
    }
    const QString hidden = hiddenWordOf(*m_editor.document(), *m_target);
    return hidden.isEmpty()
        ? SentenceEditor::tr("Nobody knows what is hidden here. Choose a guess, or type a word.")
        : plainToolTip(SentenceEditor::tr("Click to bring back “%1”").arg(hidden));
}

} // namespace maskscope
