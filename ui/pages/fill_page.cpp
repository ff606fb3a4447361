// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/fill_page.h"

#include "ui/app_controller.h"
#include "ui/formatting.h"
#include "ui/settings.h"
#include "ui/text_size.h"
#include "ui/widgets/card.h"
#include "ui/widgets/error_bar.h"
#include "ui/widgets/mask_column.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/token_strip.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace maskscope {

namespace {

constexpr std::chrono::milliseconds kDimAfter{150};
/// Longer texts are counted by the worker's answer alone.
constexpr qsizetype kLongestCountedHere = 10000;
constexpr std::size_t kMostTokensShown = 1000;

} // namespace

const std::vector<QString>& FillPage::examples()
{
    static const std::vector<QString> sentences{
        QStringLiteral("Paris is the [MASK] of France."),
        QStringLiteral("The capital of France is [MASK]."),
        QStringLiteral("She poured a cup of [MASK]."),
        QStringLiteral("He plays the [MASK] in an orchestra."),
        QStringLiteral("My favourite [MASK] is blue."),
        QStringLiteral("In winter it is very [MASK]."),
    };
    return sentences;
}

FillPage::FillPage(AppController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_editor(new SentenceEditor(this))
    , m_tokens(new TokenStrip(this))
    , m_showTokens(new QAction(this))
    , m_tokenCount(new QLabel(this))
    , m_tokenNotice(makeMutedLabel(this, "tokenNotice"))
    , m_topK(new QSpinBox(this))
    , m_hint(new ErrorBar(ErrorBar::Tone::Hint, this))
    , m_columnArea(new QWidget(this))
    , m_columnLayout(new QHBoxLayout(m_columnArea))
{
    setObjectName(QStringLiteral("fillPage"));
    m_tokenCount->setObjectName(QStringLiteral("tokenCount"));
    m_tokenCount->setTextFormat(Qt::PlainText);
    m_topK->setObjectName(QStringLiteral("topK"));
    m_topK->setAccessibleName(tr("How many guesses are shown"));
    m_topK->setRange(Settings::kFewestRows, Settings::kMostRows);
    m_dim.setSingleShot(true);
    m_dim.setInterval(kDimAfter);
    createActions();
    createLayout();
    connectSignals();
    connectTokens();
    setFocusProxy(m_editor);
}

void FillPage::createActions()
{
    m_showTokens->setObjectName(QStringLiteral("actionShowTokens"));
    m_showTokens->setText(tr("Show &tokens"));
    m_showTokens->setToolTip(
        tr("Shows the pieces of words that the model reads, with their numbers (Ctrl+T)"));
    m_showTokens->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    m_showTokens->setCheckable(true);
    m_tokens->setVisible(false);
    connect(m_showTokens, &QAction::toggled, this, [this](bool shows) {
        m_tokens->setVisible(shows);
        showTokenNotice();
    });
}

void FillPage::createLayout()
{
    auto* card = new Card(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(spacing(4), spacing(4), spacing(4), spacing(4));
    inside->addWidget(m_editor);
    inside->addWidget(m_tokens);
    connect(m_editor, &SentenceEditor::focusChanged, card, &Card::setHighlighted);

    m_columnLayout->setContentsMargins(0, 0, 0, 0);
    m_columnLayout->setSpacing(spacing(12));
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_columnArea);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing(24), spacing(16), spacing(24), spacing(16));
    column->setSpacing(spacing(12));
    column->addLayout(createTopRow());
    column->addWidget(card);
    column->addLayout(createCountRow());
    column->addWidget(m_hint);
    column->addWidget(scroll, 1);
}

QHBoxLayout* FillPage::createTopRow()
{
    auto* help = new QLabel(tr("Hide a word, or type ___ , and the model guesses it."), this);
    help->setTextFormat(Qt::PlainText);
    help->setWordWrap(true);
    auto* hide = new QPushButton(tr("Hide a word"), this);
    hide->setObjectName(QStringLiteral("hideWord"));
    hide->setToolTip(tr("Hides the word at the cursor, or what is selected (Ctrl+M)"));
    hide->setFocusPolicy(Qt::TabFocus);
    connect(hide, &QPushButton::clicked, m_editor, &SentenceEditor::hideWord);
    auto* menu = new QMenu(this);
    fillExamplesMenu(*menu);
    auto* examples = new QPushButton(tr("Examples"), this);
    examples->setObjectName(QStringLiteral("examples"));
    examples->setMenu(menu);
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing(8));
    row->addWidget(help, 1);
    row->addWidget(hide);
    row->addWidget(examples);
    return row;
}

QHBoxLayout* FillPage::createCountRow()
{
    auto* show = new QLabel(tr("&Guesses:"), this);
    show->setBuddy(m_topK);
    auto* tokens = new QToolButton(this);
    tokens->setObjectName(QStringLiteral("showTokens"));
    tokens->setDefaultAction(m_showTokens);
    tokens->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing(8));
    row->addWidget(m_tokenCount);
    row->addWidget(tokens);
    row->addWidget(m_tokenNotice, 1);
    row->addWidget(show);
    row->addWidget(m_topK);
    return row;
}

void FillPage::connectSignals()
{
    connect(m_editor, &SentenceEditor::sentenceChanged, this, &FillPage::onSentenceChanged);
    connect(m_topK, &QSpinBox::valueChanged, &m_controller, &AppController::setTopK);
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

void FillPage::connectTokens()
{
    connect(m_tokens, &TokenStrip::pointedAt, this,
            [this](int /*sequence*/, const std::optional<Utf16Range>& place) {
                m_editor->pointAt(place);
            });
    connect(m_editor, &SentenceEditor::placeInUseChanged, this,
            [this] { m_tokens->mark(0, m_editor->placeInUse()); });
    connect(m_editor, &SentenceEditor::composingChanged, &m_controller,
            &AppController::setComposing);
}

void FillPage::fillExamplesMenu(QMenu& menu)
{
    for (const QString& sentence : examples()) {
        QString shown = sentence;
        shown.replace(QStringLiteral("[MASK]"), QStringLiteral("___"));
        menu.addAction(shown, this, [this, sentence] {
            m_editor->setSentence(sentence);
            m_editor->setFocus();
        });
    }
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

void FillPage::setTopK(int topK)
{
    m_topK->setValue(topK);
    m_controller.setTopK(topK);
}

void FillPage::onModelChanged()
{
    if (const auto tokenizer = m_controller.tokenizer()) {
        m_editor->setMaskToken(QString::fromStdString(tokenizer->maskToken()));
    }
    updateTokens();
    if (const std::optional<Error> reason = m_controller.cannotFill()) {
        showProblem(*reason);
    }
}

void FillPage::onSentenceChanged(const QString& sentence)
{
    m_controller.setText(sentence);
    updateTokens();
}

void FillPage::updateTokens()
{
    const auto tokenizer = m_controller.tokenizer();
    const QString sentence = m_editor->sentence();
    std::vector<TypedToken> tokens;
    if (tokenizer && sentence.size() <= kLongestCountedHere) {
        tokens = typedTokens(*tokenizer, sentence);
        showTokenCount(static_cast<qint64>(tokens.size()));
    }
    m_areTokensCut = tokens.size() > kMostTokensShown;
    tokens.resize(std::min(tokens.size(), kMostTokensShown));
    m_tokens->setLayoutDirection(sentence.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    m_tokens->setTokens(std::move(tokens));
    m_tokens->mark(0, m_editor->placeInUse());
    showTokenNotice();
}

/// Says what a person would miss who does not look at the tokens.
void FillPage::showTokenNotice()
{
    const TokenModel& tokens = m_tokens->tokens();
    QStringList parts;
    if (m_areTokensCut && showsTokens()) {
        parts << tr("The first %1 tokens are shown.")
                     .arg(formatExact(static_cast<qint64>(kMostTokensShown)));
    }
    if (tokens.unknownCount() > 0) {
        parts << tr("⚠ %Ln pieces are unknown to the model.", nullptr, tokens.unknownCount());
    }
    if (tokens.changedLetterCount() > 0) {
        parts << tr("≈ %Ln letters are read as others.", nullptr, tokens.changedLetterCount());
    }
    m_tokenNotice->setText(parts.join(QLatin1Char(' ')));
}

void FillPage::showTokenCount(qint64 count)
{
    const auto summary = m_controller.summary();
    if (!summary) {
        return;
    }
    const QLocale locale;
    m_tokenCount->setText(
        summary->length.max
            ? tr("%1 of %2 tokens")
                  .arg(locale.toString(count),
                       locale.toString(static_cast<qlonglong>(summary->length.max->value)))
            : tr("%1 tokens").arg(locale.toString(count)));
}

void FillPage::showPrediction(const Prediction& prediction)
{
    m_dim.stop();
    m_hint->hide();
    showTokenCount(prediction.encoding.length().value);
    showColumns(prediction.masks.size());
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
}

void FillPage::dimColumns()
{
    for (MaskColumn* column : m_columns) {
        column->setOutdated(true);
    }
}

void FillPage::showColumns(std::size_t count)
{
    while (m_columns.size() < count) {
        addColumn();
    }
    for (std::size_t mask = 0; mask < m_columns.size(); ++mask) {
        m_columns.at(mask)->setVisible(mask < count);
    }
}

void FillPage::addColumn()
{
    auto* column = new MaskColumn(static_cast<int>(m_columns.size()), m_columnArea);
    column->setMinimumWidth(spacing(24) * 9);
    m_columns.push_back(column);
    m_columnLayout->addWidget(column, 1, Qt::AlignTop);
    connect(column, &MaskColumn::chosen, this, &FillPage::fill);
    connect(column, &MaskColumn::hovered, m_editor, &SentenceEditor::setPreview);
}

void FillPage::fill(int mask, const QString& word, bool joinsPrevious)
{
    m_editor->fillMask(mask, word,
                       joinsPrevious ? SentenceEditor::Join::ToPrevious
                                     : SentenceEditor::Join::WithSpace);
}

} // namespace maskscope
