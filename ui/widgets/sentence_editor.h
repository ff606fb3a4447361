// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strong_types.h"
#include "core/inference/blanks.h"

#include <QString>
#include <QStringList>
#include <QTextEdit>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace maskscope {

class MaskHighlighter;
class WordClicks;

/// The sentence, its hidden words drawn as coloured chips. The document holds the plain text with
/// the mask token (or "___") in it, so undo, copy and input methods work as in any editor; a chip
/// is only paint, and the cursor steps over it. What the mouse does: word_clicks.h.
class SentenceEditor : public QTextEdit
{
    Q_OBJECT

public:
    enum class Join
    {
        WithSpace, ///< a word of its own
        ToPrevious, ///< the end of the word before it
    };

    explicit SentenceEditor(QWidget* parent = nullptr);
    ~SentenceEditor() override;

    [[nodiscard]] QString sentence() const;
    /// One undo step. `hidden`: what its masks hide, in order, as far as that is known.
    void setSentence(const QString& sentence, const QStringList& hidden = {});
    /// What the masks hide, in order; empty where nobody knows.
    [[nodiscard]] QStringList hiddenWords() const;
    /// The tokenizer's own; "[MASK]" and "___" always count as well.
    void setMaskToken(const QString& maskToken);
    [[nodiscard]] const QString& maskToken() const { return m_maskToken; }
    [[nodiscard]] const std::vector<Utf16Range>& masks() const { return m_masks; }
    [[nodiscard]] int maskCount() const;
    /// Of hidden words elsewhere `first` come before those in here; `all`: these too.
    void setNumbering(int first, int all);
    /// Puts a word in the place of a hidden one: one undo step. The cursor goes to the next chip.
    void fillMask(int index, const QString& word, Join join);
    void fillAll(const std::vector<maskscope::BlankWord>& words); ///< all masks: one undo step
    /// The letter seen there in the viewport; -1: none.
    [[nodiscard]] int letterAt(const QPointF& place) const;
    /// Shows a word on a chip without changing the text; an empty word ends it.
    void setPreview(int index, const QString& word);
    /// Shows which letters are meant by something else under the mouse; nothing ends it.
    void pointAt(const std::optional<maskscope::Utf16Range>& range);
    /// The letter under the mouse, else what is selected, else the cursor (empty), if any.
    [[nodiscard]] std::optional<Utf16Range> placeInUse() const;
    /// An input method is in the middle of a word; until it is done nothing here changes the text.
    [[nodiscard]] bool isComposing() const;

public Q_SLOTS:
    /// Brings back what the chip at the cursor hides; else hides what is selected or the word at
    /// the cursor; else inserts a hidden word.
    void hideWord();

Q_SIGNALS:
    void sentenceChanged(const QString& sentence);
    void focusChanged(bool hasFocus);
    void composingChanged(bool composing);
    void placeInUseChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    [[nodiscard]] QMimeData* createMimeDataFromSelection() const override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    void onContentsChanged();
    void stepOverChips();
    void adjustHeight();
    void describeChips();
    [[nodiscard]] Utf16Range selection() const; ///< empty: at the cursor
    [[nodiscard]] std::optional<Utf16Range> currentMask() const; ///< at the cursor
    [[nodiscard]] std::optional<Utf16Range> rangeToErase(const QKeyEvent& event) const;
    void insertBlank(QTextCursor cursor);
    [[nodiscard]] QTextCursor select(Utf16Range range) const;
    [[nodiscard]] std::vector<QRectF> rectsOnScreen(Utf16Range range) const;
    [[nodiscard]] QString chipLabel(int index) const;
    void hover(int position); ///< -1: nowhere

    QString m_maskToken;
    QString m_lastSentence;
    std::vector<Utf16Range> m_masks;
    int m_firstMask = 0;
    std::optional<int> m_allMasks; ///< nothing: there are none elsewhere
    std::optional<std::pair<int, QString>> m_preview; ///< which chip, and the word on it
    std::optional<Utf16Range> m_pointed;
    std::optional<Utf16Range> m_hovered;
    bool m_wasComposing = false;
    int m_lastPosition = 0;
    MaskHighlighter* m_highlighter;
    std::unique_ptr<WordClicks> m_clicks;
};

} // namespace maskscope
