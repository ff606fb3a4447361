// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strong_types.h"

#include <QPoint>
#include <QString>

#include <optional>

class QMouseEvent;

namespace maskscope {

class SentenceEditor;

/// What the mouse means in a sentence. A click on a word hides it, a click on a chip brings its
/// word back (or selects the chip, to be typed over, if nobody knows the word), a drag over several
/// words hides each of them; between words a click places the cursor. A double click is for
/// editing: it takes back what its first click did and selects the word or chip. With Shift, Ctrl
/// or Alt, or on what is selected, the mouse selects as in any editor.
class WordClicks
{
public:
    explicit WordClicks(SentenceEditor& editor);

    // The editor calls these: press before the base class, release after it.
    void press(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    /// Before the base class: brings the text back to what it was before the first click.
    void beforeDoubleClick();
    /// After it: selects a chip as one, and the word under the mouse where Qt takes the next sign
    /// because the cursor would be between them.
    void afterDoubleClick(const QMouseEvent& event);
    /// The mouse is over this letter; -1: over none.
    void hover(int letter);

    /// What a click would hide or bring back.
    [[nodiscard]] std::optional<Utf16Range> target() const { return m_target; }
    [[nodiscard]] bool isOverWord() const;
    /// What a click would do; empty: nothing but place the cursor.
    [[nodiscard]] QString toolTip() const;

private:
    [[nodiscard]] std::optional<Utf16Range> targetAt(int letter) const;
    /// False: nothing is there to hide, or nobody knows what was hidden.
    bool toggle(int letter);
    void hideWordsIn(Utf16Range range);
    void select(Utf16Range range);

    SentenceEditor& m_editor;
    std::optional<QPoint> m_pressedAt; ///< of a press that may become a click or a drag over words
    bool m_hasToggled = false; ///< the last click changed the sentence
    std::optional<Utf16Range> m_target;
};

} // namespace maskscope
