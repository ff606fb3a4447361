// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presentation/presentation_view.h"

#include "ui/app_controller.h"
#include "ui/error_text.h"
#include "ui/pages/fill_page.h"
#include "ui/presentation/guess_first.h"
#include "ui/presentation/key_hint.h"
#include "ui/presentation/large_fonts.h"
#include "ui/text_size.h"
#include "ui/widgets/prediction_list.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/widgets/text_label.h"

#include <QAction>
#include <QCloseEvent>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QTextOption>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <variant>

namespace maskscope {

namespace {

constexpr int kFirst = 1000; ///< the bars take what they need, the rest is air

/// The window behind has these keys as shortcuts.
bool isKept(QEvent& event)
{
    if (event.type() != QEvent::ShortcutOverride) {
        return false;
    }
    const int key = static_cast<QKeyEvent&>(event).key();
    return key == Qt::Key_Escape || key == Qt::Key_F11;
}

} // namespace

PresentationView::PresentationView(AppController& controller, FillPage& page, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_controller(controller)
    , m_page(page)
    , m_editor(new SentenceEditor(this))
    , m_answers(new QWidget(this))
    , m_columns(new QHBoxLayout(m_answers))
    , m_guess(new GuessFirst({m_answers}, this))
    , m_verdict(makeTextLabel(this, "presentationVerdict"))
    , m_keys(new KeyHint(this))
{
    setObjectName(QStringLiteral("presentation"));
    setWindowTitle(tr("Maskscope – presentation"));
    setFocusPolicy(Qt::StrongFocus);
    m_editor->setObjectName(QStringLiteral("presentationSentence"));
    m_editor->setFocusPolicy(Qt::TabFocus);
    m_editor->document()->setDefaultTextOption(QTextOption(Qt::AlignHCenter));
    m_editor->viewport()->setAutoFillBackground(false);
    m_verdict->setAlignment(Qt::AlignHCenter);
    m_verdict->setFont(remarkFont());
    m_guess->action().setObjectName(QStringLiteral("presentationGuessFirst"));
    m_guess->action().setShortcut({});
    m_guess->setFont(remarkFont());
    createLayout();
    connectSignals();
}

void PresentationView::createLayout()
{
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(largeSpacing(24) * 2);
    auto* column = new QVBoxLayout(this);
    const int side = largeSpacing(24) * 3;
    column->setContentsMargins(side, largeSpacing(24) * 2, side, largeSpacing(16));
    column->setSpacing(largeSpacing(24));
    column->addStretch(1);
    column->addWidget(m_editor);
    column->addWidget(m_verdict);
    column->addWidget(m_guess);
    column->addWidget(m_answers, kFirst);
    column->addStretch(1);
    column->addWidget(m_keys);
}

void PresentationView::connectSignals()
{
    m_editor->installEventFilter(this);
    m_guess->line().installEventFilter(this);
    connect(m_editor, &SentenceEditor::sentenceChanged, this, &PresentationView::ask);
    connect(m_guess, &GuessFirst::covered, this, [this] {
        m_verdict->clear();
        takeKeyboard();
    });
    connect(m_guess, &GuessFirst::revealed, this, &PresentationView::askForGuess);
    connect(&m_controller, &AppController::predictionReady, this,
            [this](const Prediction& prediction) {
                m_last = prediction;
                showAnswer(prediction);
            });
    connect(&m_controller, &AppController::predictionFailed, this, &PresentationView::showProblem);
    connect(&m_controller.explanations(), &Explanations::ready, this,
            [this](Question question, const Explanation& explanation) {
                if (question == Question::Targets && isVisible() && !m_guess->isCovering()) {
                    showGuess(explanation);
                }
            });
}

void PresentationView::begin()
{
    const auto tokenizer = m_controller.tokenizer();
    if (tokenizer) {
        m_editor->setMaskToken(QString::fromStdString(tokenizer->maskToken()));
    }
    m_examples = readableGallery(tokenizer.get());
    m_first = m_page.editor().sentence();
    m_firstHidden = m_page.editor().hiddenWords();
    m_at = 0;
    m_guess->action().setChecked(m_page.guessFirst().action().isChecked());
    m_editor->setSentence(m_first, m_firstHidden);
    setGeometry(m_page.screen()->geometry()); // not every window manager does
    showFullScreen();
    activateWindow();
    ask();
    takeKeyboard();
    m_keys->begin();
}

QString PresentationView::sentence() const
{
    return m_editor->sentence();
}

bool PresentationView::guessesFirst() const
{
    return m_guess->action().isChecked();
}

void PresentationView::ask()
{
    fitSentence();
    m_verdict->clear();
    m_guess->setSentence(sentence());
    if (isVisible()) {
        m_guessed.clear();
        m_controller.explanations().setTargets({});
        m_controller.setText(sentence()); // which does not ask for the same text twice
        if (m_last) {
            showAnswer(*m_last);
        }
    }
    if (!m_isTyping) {
        takeKeyboard();
    }
}

void PresentationView::step(int by)
{
    const std::size_t count = m_examples.size() + 1;
    m_at = (m_at + count + static_cast<std::size_t>(by + static_cast<int>(count))) % count;
    m_isTyping = false;
    if (m_at == 0) {
        m_editor->setSentence(m_first, m_firstHidden);
    } else {
        m_editor->setSentence(m_examples.at(m_at - 1).text);
    }
}

/// The guess is typed where it is asked for; else the keys are the view's.
void PresentationView::takeKeyboard()
{
    if (m_guess->isCovering()) {
        m_guess->line().setFocus();
    } else {
        setFocus();
    }
}

void PresentationView::leave()
{
    hide();
    giveBack();
}

/// What the audience saw last is what one goes on with.
void PresentationView::giveBack()
{
    if (m_page.editor().sentence() != sentence()) {
        m_page.editor().setSentence(sentence(), m_editor->hiddenWords());
    }
    m_page.guessFirst().action().setChecked(guessesFirst());
    m_page.askAgain();
    m_page.window()->activateWindow();
}

void PresentationView::closeEvent(QCloseEvent* event)
{
    QWidget::closeEvent(event);
    giveBack();
}

void PresentationView::fitSentence()
{
    const double width = m_editor->viewport()->width() - 2 * m_editor->document()->documentMargin();
    m_editor->setFont(sentenceFont(sentence(), width));
}

void PresentationView::fitBars()
{
    const auto shown = std::count_if(m_lists.begin(), m_lists.end(),
                                     [](const PredictionList* list) { return !list->isHidden(); });
    const double columns = std::max(1.0, static_cast<double>(shown));
    const double room = m_answers->width() - (columns - 1) * m_columns->spacing();
    for (PredictionList* list : m_lists) {
        list->setFont(barFont(room / columns));
    }
    fitRows();
}

/// As many whole rows as there is room for: an audience sees no scroll bars and no halves.
void PresentationView::fitRows()
{
    const QSize inside = size().shrunkBy(layout()->contentsMargins());
    const int labels
        = m_verdict->heightForWidth(inside.width()) + m_keys->heightForWidth(inside.width());
    const int room = inside.height() - m_editor->height() - labels - 3 * layout()->spacing();
    int fitting = 0;
    for (const PredictionList* list : m_lists) {
        fitting = std::max(fitting, list->isHidden() ? 0 : list->heightOfRows(room));
    }
    m_answers->setMaximumHeight(fitting > 0 ? fitting : QWIDGETSIZE_MAX);
}

PredictionList& PresentationView::list(std::size_t mask)
{
    while (m_lists.size() <= mask) {
        auto* list = new PredictionList(static_cast<int>(m_lists.size()), m_answers);
        list->setObjectName(QStringLiteral("presentationBars%1").arg(m_lists.size() + 1));
        list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        list->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
        list->setFocusPolicy(Qt::TabFocus); // a click is for the word, not the keyboard
        const int number = static_cast<int>(m_lists.size());
        connect(list, &PredictionList::chosen, this,
                [this, number](const QString& word, bool joins) {
                    m_editor->fillMask(number, word,
                                       joins ? SentenceEditor::Join::ToPrevious
                                             : SentenceEditor::Join::WithSpace);
                });
        connect(list, &PredictionList::hovered, this,
                [this, number](const QString& word) { m_editor->setPreview(number, word); });
        m_columns->addWidget(list, 1);
        if (!m_lists.empty()) {
            list->alignWith(*m_lists.back());
        }
        m_lists.push_back(list);
    }
    return *m_lists.at(mask);
}

void PresentationView::showAnswer(const Prediction& prediction)
{
    if (!isVisible() || prediction.text != sentence().toStdString()) {
        return;
    }
    for (std::size_t mask = 0; mask < prediction.masks.size(); ++mask) {
        list(mask).setPrediction(prediction.masks.at(mask));
    }
    for (std::size_t mask = 0; mask < m_lists.size(); ++mask) {
        m_lists.at(mask)->setVisible(mask < prediction.masks.size());
    }
    fitBars();
}

void PresentationView::showProblem(const Error& error)
{
    if (!isVisible()) {
        return;
    }
    for (PredictionList* list : m_lists) {
        list->setVisible(false);
    }
    m_verdict->setText(error.code == ErrorCode::NoMask ? tr("Click a word to hide it.")
                                                       : errorText(error, DetailLevel::Show));
}

void PresentationView::askForGuess(const QString& guess)
{
    m_guessed = guess;
    if (!guess.isEmpty()) {
        m_controller.explanations().setTargets({guess});
    }
    takeKeyboard();
}

void PresentationView::showGuess(const Explanation& explanation)
{
    const auto* prediction = std::get_if<Prediction>(&explanation);
    if (prediction == nullptr || m_guessed.isEmpty()
        || prediction->text != sentence().toStdString()) {
        return;
    }
    QStringList parts;
    for (const MaskPrediction& mask : prediction->masks) {
        if (!mask.targets.empty()) {
            const TargetWord& target = mask.targets.front();
            const QString percent = targetLine(target).percent;
            parts << (target.rank ? tr("%1, %2 among its guesses", "62 %, 7th")
                                        .arg(percent, placeText(*target.rank))
                                  : percent);
        }
    }
    m_verdict->setText(tr("For the model, “%1” has %2.", "a word, how likely it is")
                           .arg(m_guessed, parts.join(QStringLiteral(" · "))));
    fitRows();
}

bool PresentationView::handleKey(const QKeyEvent& event, const QObject* focus)
{
    const bool isEditing = focus == m_editor;
    const bool isGuessing = focus == &m_guess->line();
    const bool arrowsAreFree = !isEditing && !(isGuessing && !m_guess->line().text().isEmpty());
    switch (event.key()) {
    case Qt::Key_Escape:
    case Qt::Key_F11:
        leave();
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        step(event.key() == Qt::Key_PageDown ? 1 : -1);
        return true;
    case Qt::Key_Right:
    case Qt::Key_Left:
        if (arrowsAreFree) {
            step(event.key() == Qt::Key_Right ? 1 : -1);
        }
        return arrowsAreFree;
    case Qt::Key_Space:
        if (isEditing) {
            return false;
        }
        m_guess->isCovering()               ? m_guess->reveal()
            : m_guess->action().isChecked() ? m_guess->cover()
                                            : m_guess->action().setChecked(true);
        return true;
    default:
        return false;
    }
}

bool PresentationView::event(QEvent* event)
{
    if (isKept(*event)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

bool PresentationView::eventFilter(QObject* watched, QEvent* event)
{
    if (isKept(*event)) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress && handleKey(*static_cast<QKeyEvent*>(event), watched)) {
        return true;
    }
    if (watched == m_editor && event->type() == QEvent::FocusIn) {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        m_isTyping = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason;
    } else if (watched == m_editor && event->type() == QEvent::FocusOut) {
        m_isTyping = false;
    }
    return QWidget::eventFilter(watched, event);
}

void PresentationView::keyPressEvent(QKeyEvent* event)
{
    if (!handleKey(*event, this)) {
        QWidget::keyPressEvent(event);
    }
}

void PresentationView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitSentence();
    fitBars();
}

} // namespace maskscope
