// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/question_panel.h"

#include "ui/app_controller.h"
#include "ui/glossary.h"
#include "ui/text_size.h"
#include "ui/widgets/shaded_answer.h"
#include "ui/widgets/together_lines.h"
#include "ui/widgets/wrapping_row.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace maskscope {

QuestionPanel::QuestionPanel(AppController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_row(new WrappingRow)
    , m_spring(new QWidget(this))
    , m_targetsLabel(new QLabel(tr("Your &words:"), this))
    , m_targets(new QLineEdit(this))
    , m_whyMask(new QComboBox(this))
    , m_together(new TogetherLines(this))
{
    setObjectName(QStringLiteral("questionPanel"));
    createAnswers();
    m_together->setVisible(false);
    connectTogether();
    createLayout();
    showLevel();
    Explanations& questions = m_controller.explanations();
    connect(&questions, &Explanations::outdated, this, &QuestionPanel::dim);
    connect(&questions, &Explanations::failed, this, &QuestionPanel::showFailure);
    connect(
        &questions, &Explanations::ready, this,
        [this](Question question, const Explanation& explanation) { show(question, explanation); });
}

/// It takes long on a large model, so its progress is seen and it can be stopped.
void QuestionPanel::connectTogether()
{
    connect(m_together, &TogetherLines::chosen, this, &QuestionPanel::fillingChosen);
    connect(m_together, &TogetherLines::cancelAsked, this,
            [this] { m_controller.explanations().stop(Question::Together); });
    Explanations& questions = m_controller.explanations();
    connect(&questions, &Explanations::asked, this,
            [this](Question question, const CandidateFilter& filter) {
                if (question == Question::Together) {
                    m_together->beginWait(filter);
                }
            });
    connect(&questions, &Explanations::progressed, this, [this](Question question, double done) {
        if (question == Question::Together) {
            m_together->setFraction(done);
        }
    });
    connect(&questions, &Explanations::stopped, this, [this](Question question) {
        if (question == Question::Together) {
            m_together->setProblem(tr("Stopped. The next change of the sentence asks again."));
        }
    });
}

void QuestionPanel::createLayout()
{
    m_targetsLabel->setBuddy(m_targets);
    m_targets->setObjectName(QStringLiteral("targets"));
    m_targets->setPlaceholderText(tr("paris, london"));
    m_targets->setToolTip(tr("Words with commas between them: how likely is each of them here?"));
    m_targets->setClearButtonEnabled(true);
    connect(m_targets, &QLineEdit::textChanged, this, &QuestionPanel::onTargetsEdited);
    m_why.button = createButton("askWhy", tr("Why?"),
                                tr("Which words does the guess rest on? Each word is hidden as "
                                   "well, and the fall of the guess is measured."),
                                Question::Importance);
    m_surprise.button = createButton("askSurprise", tr("Surprise"),
                                     tr("How unexpected is each word? Each is hidden and guessed "
                                        "from the others (pseudo-log-likelihood, PLL-word-l2r)."),
                                     Question::Surprise);
    explainTerms(*m_surprise.button, {"surprise"});
    explainTerms(m_surprise.answer->caption(), {"perplexity"});
    explainTerms(*m_whyMask, {"hidden_word"});
    m_longer = createButton("askLonger", tr("Longer answers"),
                            tr("Guesses of one to three pieces, ranked together. Where only whole "
                               "words are listed, each begins as a word and has no marks."),
                            Question::LongerAnswers);
    m_row->setSpacing(spacing(8));
    m_row->addPair(m_targetsLabel, m_targets, WrappingRow::Room::Rest);
    for (QToolButton* button : {m_why.button, m_surprise.button, m_longer}) {
        m_row->add(button);
    }
    m_row->add(m_spring, WrappingRow::Room::Rest);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(8));
    column->addLayout(m_row);
    column->addWidget(m_why.answer);
    column->addWidget(m_surprise.answer);
    column->addWidget(m_together);
}

void QuestionPanel::addAtEnd(QWidget& label, QWidget& field)
{
    m_row->addPair(&label, &field);
}

QToolButton* QuestionPanel::createButton(const char* name, const QString& text,
                                         const QString& toolTip, Question question)
{
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setToolTip(toolTip);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::toggled, this,
            [this, question](bool wanted) { toggle(question, wanted); });
    return button;
}

void QuestionPanel::createAnswers()
{
    m_why.answer = new ShadedAnswer("why", tr("How much the guess rests on each word"),
                                    awaitedImportanceCaption(), this);
    m_surprise.answer = new ShadedAnswer("surprise", tr("How unexpected each word is"),
                                         awaitedSurpriseCaption(), this);
    m_why.answer->setVisible(false);
    m_surprise.answer->setVisible(false);
    m_whyMask->setObjectName(QStringLiteral("whyMask"));
    m_whyMask->setAccessibleName(tr("Hidden word whose guess is explained"));
    m_whyMask->setVisible(false);
    connect(m_whyMask, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_controller.explanations().setImportance(
            {.mask = static_cast<std::size_t>(std::max(index, 0))});
    });
    m_why.answer->addBeside(*m_whyMask);
}

void QuestionPanel::setSentences(const TypedSentences& sentences)
{
    m_sentences = sentences;
}

QuestionState QuestionPanel::state() const
{
    return {m_targets->text(), m_why.button->isChecked(), m_surprise.button->isChecked(),
            m_longer->isChecked()};
}

void QuestionPanel::setState(const QuestionState& state)
{
    m_targets->setText(state.ownWords);
    m_why.button->setChecked(state.why);
    m_surprise.button->setChecked(state.surprise);
    m_longer->setChecked(state.longer);
    showLevel();
}

void QuestionPanel::setMaskCount(std::size_t count)
{
    if (count == m_maskCount) {
        return;
    }
    m_maskCount = count;
    m_words.clear();
    const int chosen = m_whyMask->currentIndex();
    {
        const QSignalBlocker blocker(m_whyMask);
        m_whyMask->clear();
        for (std::size_t mask = 1; mask <= count; ++mask) {
            m_whyMask->addItem(tr("Hidden word %1").arg(mask));
        }
    }
    m_whyMask->setCurrentIndex(std::clamp(chosen, 0, std::max(0, static_cast<int>(count) - 1)));
    m_whyMask->setVisible(count > 1);
    m_controller.explanations().setWanted(Question::Together, wantsTogether());
    if (!wantsTogether()) {
        m_together->setFillings({}); // of another sentence when it is wanted again
    }
    m_together->setVisible(wantsTogether());
}

bool QuestionPanel::wantsTogether() const
{
    return m_maskCount > 1 && m_level >= DetailLevel::Explore;
}

void QuestionPanel::setDetailLevel(DetailLevel level)
{
    m_level = level;
    m_controller.explanations().setWanted(Question::Together, wantsTogether());
    m_together->setVisible(wantsTogether());
    showLevel();
}

void QuestionPanel::showLevel()
{
    const bool isPlain = m_level == DetailLevel::Show;
    const bool hasTargets = !isPlain || !m_targets->text().isEmpty();
    m_targetsLabel->setVisible(hasTargets);
    m_targets->setVisible(hasTargets);
    m_spring->setVisible(!hasTargets);
    for (QToolButton* button : {m_surprise.button, m_longer}) {
        button->setVisible(!isPlain || button->isChecked());
    }
}

void QuestionPanel::setGuess(const QString& guess)
{
    m_guess = guess;
    onTargetsEdited();
}

void QuestionPanel::onTargetsEdited()
{
    QStringList words;
    for (const QString& part : m_targets->text().split(QLatin1Char(','))) {
        // Chinese and Japanese keyboards have a comma of their own.
        for (const QString& word : part.split(QChar(0xFF0C))) {
            if (!word.trimmed().isEmpty()) {
                words << word.trimmed();
            }
        }
    }
    if (!m_guess.isEmpty() && !words.contains(m_guess)) {
        words << m_guess;
    }
    m_asked = words;
    m_controller.explanations().setTargets(words);
    if (words.isEmpty()) {
        Q_EMIT linesReady(Question::Targets, {});
    } else {
        Q_EMIT targetsExpected(words);
    }
}

QString QuestionPanel::words() const
{
    return m_targets->text();
}

void QuestionPanel::setWords(const QString& words)
{
    m_targets->setText(words);
}

/// Null: the question has none.
QToolButton* QuestionPanel::buttonOf(Question question) const
{
    switch (question) {
    case Question::Importance:
        return m_why.button;
    case Question::Surprise:
        return m_surprise.button;
    case Question::LongerAnswers:
        return m_longer;
    case Question::Targets:
    case Question::Together:
        break;
    }
    return nullptr;
}

bool QuestionPanel::asks(Question question) const
{
    const QToolButton* button = buttonOf(question);
    return button != nullptr && button->isChecked();
}

void QuestionPanel::setAsks(Question question, bool asks)
{
    if (QToolButton* button = buttonOf(question)) {
        button->setChecked(asks);
    }
}

void QuestionPanel::toggle(Question question, bool wanted)
{
    m_controller.explanations().setWanted(question, wanted);
    if (question == Question::LongerAnswers && !wanted) {
        Q_EMIT linesReady(question, {});
    } else if (question != Question::LongerAnswers) {
        ShadedAnswer& answer = *(question == Question::Importance ? m_why : m_surprise).answer;
        answer.clear();
        answer.expect(m_words);
        answer.setVisible(wanted);
    }
}

} // namespace maskscope
