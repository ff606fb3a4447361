// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presentation/guess_first.h"

#include "ui/text_size.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace maskscope {

GuessFirst::GuessFirst(std::vector<QWidget*> answers, QWidget* parent)
    : QWidget(parent)
    , m_answers(std::move(answers))
    , m_action(new QAction(tr("&Guess first"), this))
    , m_line(new QLineEdit(this))
{
    setObjectName(QStringLiteral("guessFirst"));
    m_action->setObjectName(QStringLiteral("actionGuessFirst"));
    m_action->setIconText(tr("Guess first"));
    m_action->setToolTip(tr("Covers the model's guesses until you have made your own (Ctrl+G)"));
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_G));
    m_action->setCheckable(true);
    createLayout();
    setVisible(false);
    connect(m_action, &QAction::toggled, this, [this](bool isOn) { isOn ? cover() : reveal(); });
    connect(m_line, &QLineEdit::returnPressed, this, &GuessFirst::reveal);
}

void GuessFirst::createLayout()
{
    auto* question = new QLabel(tr("What would &you say?"), this);
    question->setObjectName(QStringLiteral("guessQuestion"));
    question->setBuddy(m_line);
    m_line->setObjectName(QStringLiteral("guessLine"));
    m_line->setAccessibleName(tr("Your guess for the hidden word"));
    m_line->setPlaceholderText(tr("your guess"));
    auto* button = new QPushButton(tr("Reveal"), this);
    button->setObjectName(QStringLiteral("reveal"));
    button->setToolTip(tr("Shows what the model guesses"));
    connect(button, &QPushButton::clicked, this, &GuessFirst::reveal);
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing(8));
    row->addWidget(m_line, 1);
    row->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, spacing(8), 0, spacing(8));
    column->setSpacing(spacing(8));
    column->addWidget(question);
    column->addLayout(row);
}

void GuessFirst::setSentence(const QString& sentence)
{
    if (sentence == m_sentence) {
        return;
    }
    m_sentence = sentence;
    if (m_action->isChecked()) {
        cover();
    } else if (!m_line->text().isEmpty()) {
        m_line->clear();
        Q_EMIT forgotten();
    }
}

void GuessFirst::cover()
{
    m_line->clear();
    show(true);
    Q_EMIT covered();
}

void GuessFirst::reveal()
{
    if (m_isCovering) {
        show(false);
        Q_EMIT revealed(m_line->text().trimmed());
    }
}

void GuessFirst::show(bool isCovering)
{
    m_isCovering = isCovering;
    if (!isCovering && isAncestorOf(window()->focusWidget())) {
        Q_EMIT keyboardFreed(); // what is hidden with the keyboard hands it to anyone
    }
    setVisible(isCovering);
    for (QWidget* answer : m_answers) {
        answer->setVisible(!isCovering);
    }
}

} // namespace maskscope
