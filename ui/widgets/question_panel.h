// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/detail_level.h"
#include "ui/explanation_text.h"
#include "ui/question_state.h"

#include <QWidget>

#include <vector>

class QBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace maskscope {

class AppController;
class ShadedAnswer;
class TogetherLines;
class WrappingRow;

/// What a person can ask of a sentence beside the guesses: words of their own, why, how unexpected
/// each word is, longer answers; and the words that fit best together. Answers come in place, after
/// a pause in typing; old ones are dimmed until then.
class QuestionPanel : public QWidget
{
    Q_OBJECT

public:
    explicit QuestionPanel(AppController& controller, QWidget* parent = nullptr);

    /// A field of the page at the end of the row of questions.
    void addAtEnd(QWidget& label, QWidget& field);
    /// The sentences as they are now.
    void setSentences(const TypedSentences& sentences);
    /// What is asked of them now.
    [[nodiscard]] QuestionState state() const;
    void setState(const QuestionState& state);
    /// How many hidden words the answer on screen has.
    void setMaskCount(std::size_t count);
    /// The guesses are there, and what else is asked is on its way: keeps its room. `filter`: of
    /// the guesses.
    void expect(const Prediction& prediction, const CandidateFilter& filter);
    /// A word that is told of beside those that were typed; empty: none.
    void setGuess(const QString& guess);
    /// At level Show only the reasons are offered, and what is in use already.
    void setDetailLevel(DetailLevel level);
    /// Your words as typed, and whether a button's question is on: for sessions.
    [[nodiscard]] QString words() const;
    void setWords(const QString& words);
    [[nodiscard]] bool asks(Question question) const;
    void setAsks(Question question, bool asks);

Q_SIGNALS:
    /// Lines for the list of each hidden word, for Targets and LongerAnswers; none: not asked.
    void linesReady(maskscope::Question question,
                    const std::vector<std::vector<maskscope::WordLine>>& lines);
    void linesOutdated(maskscope::Question question);
    /// The words that are asked about; their lines come later.
    void targetsExpected(const QStringList& words);
    /// Words for all hidden ones, in order, to be put in.
    void fillingChosen(const std::vector<maskscope::BlankWord>& words);

private:
    /// A question that a button asks, and where its answer stands.
    struct View
    {
        QToolButton* button = nullptr;
        ShadedAnswer* answer = nullptr;
    };

    void connectTogether();
    void createLayout();
    [[nodiscard]] QToolButton* createButton(const char* name, const QString& text,
                                            const QString& toolTip, Question question);
    void createAnswers();
    void onTargetsEdited();
    void showLevel();
    [[nodiscard]] bool wantsTogether() const;
    [[nodiscard]] QToolButton* buttonOf(Question question) const;
    void toggle(Question question, bool wanted);
    void show(Question question, const Explanation& explanation);
    void showFailure(Question question, const Error& error);
    void dim(Question question);
    void show(const Prediction& prediction);
    void show(const std::vector<JointFilling>& fillings);
    void show(const LongerAnswers& answers);
    void show(const ImportanceResult& result);
    void show(const SurpriseResult& result);

    AppController& m_controller;
    TypedSentences m_sentences;
    std::size_t m_maskCount = 0;
    std::vector<ShadedWord> m_words; ///< of the text that the guesses answer
    DetailLevel m_level = DetailLevel::Show;
    WrappingRow* m_row;
    QWidget* m_spring; ///< in the place of the words where they are not offered
    QLabel* m_targetsLabel;
    QLineEdit* m_targets;
    QString m_guess;
    QStringList m_asked; ///< words, the guess among them
    QToolButton* m_longer = nullptr;
    View m_why;
    View m_surprise;
    QComboBox* m_whyMask; ///< which hidden word, where there are several
    TogetherLines* m_together;
};

} // namespace maskscope
