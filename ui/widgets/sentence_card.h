// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"
#include "ui/widgets/sentence_editor.h"

#include <array>
#include <optional>
#include <vector>

class QVBoxLayout;

namespace maskscope {

class TokenStrip;

/// What the person types: a sentence, on request a second one that the model reads with it, and
/// below them their tokens. Hidden words are numbered and changes are undone across both lines.
class SentenceCard : public Card
{
    Q_OBJECT

public:
    explicit SentenceCard(QWidget* parent = nullptr);

    [[nodiscard]] SentenceEditor& first() const { return *m_editors[0]; }
    [[nodiscard]] SentenceEditor& second() const { return *m_editors[1]; }
    [[nodiscard]] TokenStrip& tokens() const { return *m_tokens; }

    /// The second line comes and goes with its text.
    void setHasSecond(bool hasSecond);
    [[nodiscard]] bool hasSecond() const { return m_hasSecond; }
    /// Nothing while the second line is hidden or blank.
    [[nodiscard]] std::optional<QString> secondSentence() const;

    /// Both sentences, a line each.
    [[nodiscard]] QString text() const;

    void setMaskToken(const QString& maskToken);
    /// `mask` counts through both lines.
    void fillMask(int mask, const QString& word, SentenceEditor::Join join);
    /// All masks of both lines, in order: one step to undo.
    void fillAll(const std::vector<maskscope::BlankWord>& words);
    void setPreview(int mask, const QString& word);
    /// In the line that had the cursor last.
    void hideWord();
    void undo();
    void redo();
    /// The person has shown or hidden the second line: a step to undo.
    void rememberSecondLine();
    void forgetHistory();
    /// Marks the tokens of what is in use in the line of the cursor.
    void markTokens();

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void textChanged();
    void composingChanged(bool composing);
    void secondLineRequested(bool shown);

private:
    /// Changes of one line with none of the other between them.
    struct Changes
    {
        int line = 0; ///< kSecondLine: it came or went
        int begin = 0; ///< undo steps of the line's document before them
        bool goesOn = false; ///< the first of them belongs to the step before
    };
    /// A step that was taken back.
    struct Undone
    {
        int line = 0;
        bool goesOn = false; ///< the one undone before belongs to it
    };

    void createLayout();
    void connectEditor(int line);
    void numberMasks();
    void rememberChange(int line);
    [[nodiscard]] SentenceEditor& editor(int line) const;
    [[nodiscard]] bool undoStep(bool& goesOn);
    void redoStep(int line);

    std::array<SentenceEditor*, 2> m_editors;
    QWidget* m_secondLine;
    TokenStrip* m_tokens;
    bool m_hasSecond = false;
    int m_active = 0; ///< the line that had the cursor last
    std::array<int, 2> m_undoSteps{}; ///< of the documents
    std::vector<Changes> m_done; ///< oldest first
    std::vector<Undone> m_undone;
    bool m_isGoingBackOrForth = false; ///< undo() or redo() is at work
};

} // namespace maskscope
