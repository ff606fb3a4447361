// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inference/prediction.h"
#include "ui/detail_level.h"
#include "ui/explanation_text.h"
#include "ui/widgets/sentence_card.h"

#include <QString>
#include <QTimer>
#include <QWidget>

#include <utility>
#include <vector>

class QAction;
class QLabel;
class QMenu;
class QSpinBox;
class QToolButton;

namespace maskscope {

class AppController;
class ColumnGrid;
class ErrorBar;
class GuessCopies;
class GuessFirst;
class MaskColumn;
class QuestionPanel;
class WholeWords;
class WrappingRow;

/// The first page: a sentence with hidden words, and below it the guesses, a column for each.
class FillPage : public QWidget
{
    Q_OBJECT

public:
    explicit FillPage(AppController& controller, QWidget* parent = nullptr);

    [[nodiscard]] SentenceEditor& editor() const { return m_sentences->first(); }
    [[nodiscard]] SentenceCard& sentences() const { return *m_sentences; }
    [[nodiscard]] QuestionPanel& questions() const { return *m_questions; }
    [[nodiscard]] int topK() const;
    void setTopK(int topK);
    [[nodiscard]] bool showsTokens() const;
    void setShowsTokens(bool shows);
    /// Hides what is above the level and not in use.
    void setDetailLevel(DetailLevel level);
    [[nodiscard]] DetailLevel detailLevel() const { return m_level; }
    void setHasSecondSentence(bool has);
    [[nodiscard]] bool hasSecondSentence() const;
    [[nodiscard]] QAction& tokensAction() const { return *m_showTokens; }
    [[nodiscard]] QAction& secondSentenceAction() const { return *m_second; }
    [[nodiscard]] WholeWords& wholeWords() const { return *m_wholeWords; }
    [[nodiscard]] GuessFirst& guessFirst() const { return *m_guess; }
    void askAgain(); ///< after another window has asked of its own sentences
    [[nodiscard]] static QString firstSentence(); ///< to start with
    /// The gallery as a menu, for the page's button and the window's menu bar.
    void fillExamplesMenu(QMenu& menu);
    [[nodiscard]] const GuessCopies& copies() const { return *m_copies; }

Q_SIGNALS:
    void exportHelpRequested();
    void compareRequested(); ///< the sentence with another one

private:
    void createLayout();
    void createActions();
    void createSecondAction();
    [[nodiscard]] WrappingRow* createTopRow();
    [[nodiscard]] WrappingRow* createCountRow();
    void connectSignals();

    void onModelChanged();
    void onSentenceChanged();
    void tellSentences();
    void showPrediction(const Prediction& prediction);
    void showProblem(const Error& error);
    void dimColumns();
    void showSecond();
    void showLevel();
    void updateTokens();
    void showTokenCount(SequenceLength count);
    void showTokenNotice();
    [[nodiscard]] QString notices() const;
    [[nodiscard]] QString plainNotice() const;
    [[nodiscard]] QString splitWordNotice() const;
    [[nodiscard]] std::pair<QString, int> splitWord() const; ///< and its pieces
    void showColumns(std::size_t count);
    void addColumn();
    void showLines(Question question, const std::vector<std::vector<WordLine>>& lines);
    void expectWords(const QStringList& words);
    void dimLines(Question question);
    void fill(int mask, const QString& word, bool joinsPrevious);

    AppController& m_controller;
    DetailLevel m_level = DetailLevel::Show;
    bool m_areTokensCut = false;
    SentenceCard* m_sentences;
    QAction* m_showTokens;
    QAction* m_second;
    QToolButton* m_tokensButton;
    QToolButton* m_secondButton; ///< says what it would do
    QLabel* m_tokenCount;
    QLabel* m_tokenNotice;
    QSpinBox* m_topK;
    WholeWords* m_wholeWords;
    ErrorBar* m_hint;
    QuestionPanel* m_questions;
    GuessCopies* m_copies;
    GuessFirst* m_guess = nullptr;
    ColumnGrid* m_columnGrid;
    std::vector<MaskColumn*> m_columns; ///< some may be hidden, to be used again
    QTimer m_dim;
};

} // namespace maskscope
