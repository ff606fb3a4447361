// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QAction;
class QLineEdit;

namespace maskscope {

/// Stands in the place of the model's answers while people guess themselves: a question, a line for
/// a guess, and a button that reveals. While the action is on, each new sentence is covered.
class GuessFirst : public QWidget
{
    Q_OBJECT

public:
    /// `answers`: what is hidden meanwhile; its owner leaves showing and hiding to this.
    GuessFirst(std::vector<QWidget*> answers, QWidget* parent);

    [[nodiscard]] QAction& action() const { return *m_action; }
    [[nodiscard]] QLineEdit& line() const { return *m_line; }
    [[nodiscard]] bool isCovering() const { return m_isCovering; }
    /// The sentence the next answers are to; covered if it is a new one.
    void setSentence(const QString& sentence);
    void cover();
    void reveal();

Q_SIGNALS:
    void covered();
    void revealed(const QString& guess); ///< empty: nobody guessed
    void forgotten(); ///< the guess, which was for another sentence
    void keyboardFreed(); ///< the line had it and is about to be hidden

private:
    void createLayout();
    void show(bool isCovering);

    std::vector<QWidget*> m_answers;
    QAction* m_action;
    QLineEdit* m_line;
    QString m_sentence;
    bool m_isCovering = false;
};

} // namespace maskscope
