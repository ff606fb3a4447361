// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/fill_page.h"

#include "ui/app_controller.h"
#include "ui/formatting.h"
#include "ui/glossary.h"
#include "ui/guess_copies.h"
#include "ui/guess_rows.h"
#include "ui/model_sentences.h"
#include "ui/pages/fill_guess.h"
#include "ui/presentation/guess_first.h"
#include "ui/tab_order.h"
#include "ui/text_size.h"
#include "ui/whole_words.h"
#include "ui/widgets/column_grid.h"
#include "ui/widgets/error_bar.h"
#include "ui/widgets/inner_scroll.h"
#include "ui/widgets/mask_column.h"
#include "ui/widgets/question_panel.h"
#include "ui/widgets/scrolling_column.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/token_strip.h"
#include "ui/widgets/wrapping_row.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace maskscope {

namespace {

constexpr std::chrono::milliseconds kDimAfter{150};
constexpr int kLeastLines = 8; ///< of guesses; a page with less room scrolls as a whole

/// Its context menu.
void addCopyActions(MaskColumn& column, int mask, const GuessCopies& copies)
{
    auto* copy = new QAction(FillPage::tr("Copy this &list"), &column);
    copy->setObjectName(QStringLiteral("actionCopyList%1").arg(mask + 1));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(copy, &QAction::triggered, &copies,
                     [&copies, mask] { copies.copyMask(mask); });
    column.setContextMenuPolicy(Qt::ActionsContextMenu);
    column.addAction(copy);
    column.addActions(copies.actions());
}

} // namespace

FillPage::FillPage(AppController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_sentences(new SentenceCard(this))
    , m_showTokens(new QAction(this))
    , m_second(new QAction(this))
    , m_tokensButton(new QToolButton(this))
    , m_secondButton(new QToolButton(this))
    , m_tokenCount(new QLabel(this))
    , m_tokenNotice(makeMutedLabel(this, "tokenNotice"))
    , m_topK(new QSpinBox(this))
    , m_wholeWords(new WholeWords(this))
    , m_hint(new ErrorBar(ErrorBar::Tone::Hint, this))
    , m_questions(new QuestionPanel(controller, this))
    , m_copies(new GuessCopies(controller, this))
    , m_columnGrid(new ColumnGrid)
{
    setObjectName(QStringLiteral("fillPage"));
    m_tokenCount->setObjectName(QStringLiteral("tokenCount"));
    m_tokenCount->setTextFormat(Qt::PlainText);
    m_tokenCount->setWordWrap(true);
    m_topK->setObjectName(QStringLiteral("topK"));
    m_topK->setAccessibleName(tr("How many guesses are shown"));
    m_topK->setRange(kFewestGuesses, kMostGuesses);
    m_dim.setSingleShot(true);
    m_dim.setInterval(kDimAfter);
    createActions();
    createSecondAction();
    createLayout();
    connectSignals();
    showLevel();
}

void FillPage::createActions()
{
    m_showTokens->setObjectName(QStringLiteral("actionShowTokens"));
    m_showTokens->setText(tr("Show &tokens"));
    m_showTokens->setIconText(tr("Show tokens"));
    m_showTokens->setToolTip(
        withTerms(tr("Shows the pieces of words that the model reads, with their numbers (Ctrl+T)"),
                  {"token"}));
    noteTerms(*m_tokensButton, {"token"});
    m_showTokens->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    m_showTokens->setCheckable(true);
    m_sentences->tokens().setVisible(false);
    connect(m_showTokens, &QAction::toggled, this, [this](bool shows) {
        m_sentences->tokens().setVisible(shows);
        showTokenNotice();
        showLevel();
    });
}

void FillPage::createSecondAction()
{
    m_second->setObjectName(QStringLiteral("actionSecondSentence"));
    m_second->setText(tr("S&econd sentence"));
    m_second->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    m_second->setCheckable(true);
    connect(m_second, &QAction::toggled, this, [this] {
        m_sentences->rememberSecondLine();
        showSecond();
    });
    m_secondButton->setObjectName(QStringLiteral("secondSentence"));
    m_secondButton->setFocusPolicy(Qt::TabFocus);
    connect(m_secondButton, &QToolButton::clicked, m_second, &QAction::toggle);
    connect(m_sentences, &SentenceCard::secondLineRequested, m_second, &QAction::setChecked);
    showSecond();
}

void FillPage::createLayout()
{
    m_columnGrid->setSpacing(spacing(12));
    auto* below = new QWidget(this); // scrolls where a small window has no room for all questions
    auto* parts = new QVBoxLayout(below);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(spacing(12));
    auto* guesses = new QLabel(tr("&Guesses:"), this);
    guesses->setBuddy(m_topK);
    m_questions->addAtEnd(*guesses, *m_topK);
    parts->addWidget(m_questions);
    parts->addLayout(m_columnGrid, 1);
    auto* scroll = new InnerScroll(fontMetrics().height() * kLeastLines, this);
    scroll->setWidget(below);

    m_guess = new GuessFirst({scroll}, this);
    QVBoxLayout* column = makeScrollingColumn(*this);
    column->setContentsMargins(spacing(24), spacing(16), spacing(24), spacing(16));
    column->setSpacing(spacing(12));
    column->addLayout(createTopRow());
    column->addWidget(m_sentences);
    column->addLayout(createCountRow());
    column->addWidget(m_hint);
    column->addWidget(m_guess, 1, Qt::AlignTop);
    column->addWidget(scroll, 1);
}

WrappingRow* FillPage::createTopRow()
{
    auto* help = new QLabel(
        tr("The model guesses the words that you hide: click a word to hide it, click it again to "
           "bring it back, or type ___ ."),
        this);
    help->setTextFormat(Qt::PlainText);
    help->setWordWrap(true);
    auto* hide = new QPushButton(tr("Hide a word"), this);
    hide->setObjectName(QStringLiteral("hideWord"));
    hide->setToolTip(tr("Hides the word at the cursor, or what is selected (Ctrl+M)"));
    hide->setFocusPolicy(Qt::TabFocus);
    connect(hide, &QPushButton::clicked, m_sentences, &SentenceCard::hideWord);
    auto* menu = new QMenu(this);
    fillExamplesMenu(*menu);
    auto* examples = new QPushButton(tr("E&xamples"), this);
    examples->setObjectName(QStringLiteral("examples"));
    examples->setMenu(menu);
    auto* guess = new QToolButton(this);
    guess->setObjectName(QStringLiteral("guessFirstButton"));
    guess->setDefaultAction(&m_guess->action());
    guess->setFocusPolicy(Qt::TabFocus);
    auto* compare = new QPushButton(tr("Compare"), this);
    compare->setObjectName(QStringLiteral("compareSentence"));
    compare->setToolTip(tr("This sentence beside another one, or with another model (Ctrl+4)"));
    compare->setFocusPolicy(Qt::TabFocus);
    connect(compare, &QPushButton::clicked, this, &FillPage::compareRequested);
    auto* row = new WrappingRow;
    row->setSpacing(spacing(8));
    row->add(help, WrappingRow::Room::Rest);
    for (QWidget* button : {static_cast<QWidget*>(hide), static_cast<QWidget*>(guess),
                            static_cast<QWidget*>(examples), static_cast<QWidget*>(compare)}) {
        row->add(button);
    }
    return row;
}

WrappingRow* FillPage::createCountRow()
{
    m_tokensButton->setObjectName(QStringLiteral("showTokens"));
    m_tokensButton->setDefaultAction(m_showTokens);
    m_tokensButton->setFocusPolicy(Qt::TabFocus);
    auto* row = new WrappingRow;
    row->setSpacing(spacing(8));
    row->add(m_tokenCount);
    row->add(m_tokensButton);
    row->add(m_secondButton);
    row->add(m_tokenNotice, WrappingRow::Room::Rest);
    return row;
}

void FillPage::connectSignals()
{
    connect(m_sentences, &SentenceCard::textChanged, this, &FillPage::onSentenceChanged);
    connect(m_sentences, &SentenceCard::composingChanged, &m_controller,
            &AppController::setComposing);
    connectGuess(*m_guess, *this);
    connect(m_questions, &QuestionPanel::linesReady, this, &FillPage::showLines);
    connect(m_questions, &QuestionPanel::linesOutdated, this, &FillPage::dimLines);
    connect(m_questions, &QuestionPanel::targetsExpected, this, &FillPage::expectWords);
    connect(m_questions, &QuestionPanel::fillingChosen, m_sentences, &SentenceCard::fillAll);
    connect(m_hint, &ErrorBar::exportHelpRequested, this, &FillPage::exportHelpRequested);
    connect(m_topK, &QSpinBox::valueChanged, &m_controller, &AppController::setTopK);
    m_controller.setFilter(m_wholeWords->filter());
    connect(m_wholeWords, &WholeWords::filterChanged, &m_controller, &AppController::setFilter);
    connect(&m_dim, &QTimer::timeout, this, &FillPage::dimColumns);
    connect(&m_controller, &AppController::modelChanged, this, &FillPage::onModelChanged);
    connect(&m_controller, &AppController::predictionStarted, this, [this] {
        if (!m_dim.isActive()) {
            m_dim.start();
        }
    });
    connect(&m_controller, &AppController::predictionReady, this, &FillPage::showPrediction);
    connect(&m_controller, &AppController::predictionFailed, this, &FillPage::showProblem);
}

int FillPage::topK() const
{
    return m_topK->value();
}

bool FillPage::showsTokens() const
{
    return m_showTokens->isChecked();
}

void FillPage::setShowsTokens(bool shows)
{
    m_showTokens->setChecked(shows);
}

void FillPage::setHasSecondSentence(bool has)
{
    m_second->setChecked(has);
}

bool FillPage::hasSecondSentence() const
{
    return m_second->isChecked();
}

void FillPage::setTopK(int topK)
{
    m_topK->setValue(topK);
    m_controller.setTopK(topK);
}

void FillPage::onModelChanged()
{
    if (const auto tokenizer = m_controller.tokenizer()) {
        m_sentences->setMaskToken(QString::fromStdString(tokenizer->maskToken()));
    }
    tellSentences();
    showSecond();
    updateTokens();
    if (const std::optional<Error> reason = m_controller.cannotFill()) {
        showProblem(*reason);
    }
}

void FillPage::onSentenceChanged()
{
    m_guess->setSentence(m_sentences->text());
    tellSentences();
    m_controller.setText(editor().sentence(), m_sentences->secondSentence());
    updateTokens();
}

void FillPage::askAgain()
{
    m_questions->setGuess({});
    onSentenceChanged();
}

void FillPage::tellSentences()
{
    const auto tokenizer = m_controller.tokenizer();
    const std::string mask = tokenizer ? tokenizer->maskToken() : std::string();
    m_questions->setSentences(
        {editor().sentence(), m_sentences->secondSentence(), QString::fromStdString(mask)});
}

/// The choice outlives a model that can read one sentence only.
void FillPage::showSecond()
{
    m_secondButton->setText(m_second->isChecked() ? tr("Remove the second sentence")
                                                  : tr("Add a second sentence"));
    const auto tokenizer = m_controller.tokenizer();
    const bool isPossible = !tokenizer || readsPairs(*tokenizer);
    m_second->setEnabled(isPossible);
    m_second->setToolTip(
        isPossible
            ? tr("A second line for a sentence that the model reads together with the first, "
                 "such as an answer to it (Ctrl+Shift+T)")
            : tr("This model's tokenizer has no form for two sentences."));
    m_secondButton->setEnabled(m_second->isEnabled());
    m_secondButton->setToolTip(m_second->toolTip());
    m_sentences->setHasSecond(isPossible && m_second->isChecked());
    showLevel();
}

void FillPage::showPrediction(const Prediction& prediction)
{
    m_dim.stop();
    m_hint->hide();
    showTokenCount(prediction.encoding.length());
    showColumns(prediction.masks.size());
    m_questions->expect(prediction, m_wholeWords->filter());
    for (std::size_t mask = 0; mask < prediction.masks.size(); ++mask) {
        m_columns.at(mask)->setPrediction(prediction.masks.at(mask), prediction.masks.size() == 1);
        m_columns.at(mask)->setOutdated(false);
    }
}

void FillPage::showProblem(const Error& error)
{
    m_dim.stop();
    showColumns(0);
    m_hint->showError(error, {});
    m_hint->setOffersExport(isSolvedByExport(error.code, m_controller.summary().get()));
}

void FillPage::dimColumns()
{
    for (MaskColumn* column : m_columns) {
        column->setOutdated(true);
    }
}

void FillPage::showColumns(std::size_t count)
{
    m_questions->setMaskCount(count);
    while (m_columns.size() < count) {
        addColumn();
    }
    for (std::size_t mask = 0; mask < m_columns.size(); ++mask) {
        m_columns.at(mask)->setVisible(mask < count);
    }
}

void FillPage::addColumn()
{
    auto* column = new MaskColumn(static_cast<int>(m_columns.size()), this);
    column->setDetailLevel(m_level);
    if (!m_columns.empty()) {
        column->alignWith(*m_columns.back());
    }
    m_columns.push_back(column);
    m_columnGrid->addWidget(column);
    connect(column, &MaskColumn::chosen, this, &FillPage::fill);
    connect(column, &MaskColumn::wholeWordsRequested, m_wholeWords, &WholeWords::setChoice);
    connect(column, &MaskColumn::hovered, m_sentences, &SentenceCard::setPreview);
    addCopyActions(*column, static_cast<int>(m_columns.size()) - 1, *m_copies);
    orderTabs(*this);
}

void FillPage::fill(int mask, const QString& word, bool joinsPrevious)
{
    m_sentences->fillMask(mask, word,
                          joinsPrevious ? SentenceEditor::Join::ToPrevious
                                        : SentenceEditor::Join::WithSpace);
}

} // namespace maskscope
