// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/two_sentences.h"

#include "core/base/utf.h"
#include "core/inference/text_difference.h"
#include "ui/app_controller.h"
#include "ui/pages/compare/comparison_view.h"
#include "ui/text_size.h"
#include "ui/widgets/card.h"
#include "ui/widgets/error_bar.h"
#include "ui/widgets/marked_editor.h"
#include "ui/widgets/scrolling_column.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wait_row.h"
#include "ui/widgets/wrapping_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

constexpr qsizetype kLongestMarked = 20000;

std::vector<Utf16Range> inUtf16(const std::string& text, const std::vector<CodePointRange>& ranges)
{
    const TextIndex index(text);
    std::vector<Utf16Range> converted;
    for (const CodePointRange& range : ranges) {
        converted.push_back(index.toUtf16(range));
    }
    return converted;
}

} // namespace

TwoSentences::TwoSentences(AppController& controller, FileChooser chooseTable, QWidget* parent)
    : SideBySideTab(controller, QStringLiteral("sentences"), std::move(chooseTable), parent)
    , m_a(new MarkedEditor(0, this))
    , m_b(new MarkedEditor(1, this))
    , m_last(m_b)
{
    m_a->setObjectName(QStringLiteral("sentenceA"));
    m_a->setAccessibleName(tr("Sentence A"));
    m_b->setObjectName(QStringLiteral("sentenceB"));
    m_b->setAccessibleName(tr("Sentence B"));
    createLayout();
    connectSignals();
}

void TwoSentences::createLayout()
{
    QVBoxLayout* column = makeScrollingColumn(*this);
    column->setContentsMargins(spacing(16), spacing(12), spacing(16), spacing(12));
    column->setSpacing(spacing(8));
    column->addWidget(createIntro(
        tr("Change a word in one of two sentences and see which guesses change with it.")));
    column->addWidget(createCard(*m_a, tr("A")));
    column->addWidget(createCard(*m_b, tr("B")));
    column->addLayout(createButtons());
    column->addWidget(&hint());
    column->addWidget(&problem());
    column->addWidget(&view(), 1);
    column->addStretch(0);
}

Card* TwoSentences::createCard(MarkedEditor& editor, const QString& name)
{
    auto* card = new Card(this);
    auto* label = new QLabel(name, card);
    label->setTextFormat(Qt::PlainText);
    setTextRole(*label, TextRole::Title);
    label->setForegroundRole(QPalette::PlaceholderText);
    const QFontMetrics metrics(label->font()); // the sentences begin below each other
    label->setFixedWidth(
        spacing(4)
        + std::max(metrics.horizontalAdvance(tr("A")), metrics.horizontalAdvance(tr("B"))));
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(spacing(12), spacing(4), spacing(4), spacing(4));
    row->setSpacing(spacing(4));
    row->addWidget(label);
    row->addWidget(&editor, 1);
    connect(&editor, &SentenceEditor::focusChanged, this, [this, card, &editor](bool hasFocus) {
        card->setHighlighted(hasFocus);
        m_last = hasFocus ? &editor : m_last;
    });
    return card;
}

WrappingRow* TwoSentences::createButtons()
{
    const auto make = [this](const char* name, const QString& text, const QString& toolTip) {
        auto* button = new QPushButton(text, this);
        button->setObjectName(QLatin1String(name));
        button->setToolTip(toolTip);
        button->setAutoDefault(false);
        button->setFocusPolicy(Qt::TabFocus);
        return button;
    };
    auto* hide = make("compareHideWord", tr("Hide a word"),
                      tr("Hides the word at the cursor, or what is selected (Ctrl+M)"));
    hide->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_M));
    auto* swap = make("swapSentences", tr("S&wap A and B"), tr("A becomes B, and B becomes A"));
    auto* copy = make("copyAToB", tr("Cop&y A to B"), tr("Begin B with the words of A"));
    connect(hide, &QPushButton::clicked, this, [this] { m_last->hideWord(); });
    connect(swap, &QPushButton::clicked, this, [this] { setSentences(sentenceB(), sentenceA()); });
    connect(copy, &QPushButton::clicked, this, [this] { m_b->setSentence(sentenceA()); });
    auto* row = new WrappingRow;
    row->setSpacing(spacing(8));
    for (QPushButton* button : {hide, copy, swap}) {
        row->add(button);
    }
    row->add(&wait(), WrappingRow::Room::Rest);
    return row;
}

void TwoSentences::connectSignals()
{
    connect(m_a, &SentenceEditor::sentenceChanged, this, &TwoSentences::onChanged);
    connect(m_b, &SentenceEditor::sentenceChanged, this, &TwoSentences::onChanged);
    connect(&controller().comparisons(), &Comparisons::compared, this,
            [this](const auto& comparison) {
                if (isActive()) {
                    showComparison(comparison);
                }
            });
}

QString TwoSentences::sentenceA() const
{
    return m_a->sentence();
}

QString TwoSentences::sentenceB() const
{
    return m_b->sentence();
}

void TwoSentences::setSentences(const QString& a, const QString& b, const QStringList& hidden)
{
    m_isFillingIn = true;
    for (auto [editor, text] : {std::pair(m_a, a), std::pair(m_b, b)}) {
        if (editor->sentence() != text) { // else what it knows of its hidden words stays
            editor->setSentence(text, text == a ? hidden : QStringList());
        }
    }
    m_isFillingIn = false;
    onChanged();
}

void TwoSentences::onModelChanged()
{
    if (const auto tokenizer = controller().tokenizer()) {
        const QString mask = QString::fromStdString(tokenizer->maskToken());
        m_a->setMaskToken(mask);
        m_b->setMaskToken(mask);
    }
    view().clear();
    onChanged();
}

void TwoSentences::onChanged()
{
    if (m_isFillingIn) {
        return;
    }
    const auto tokenizer = controller().tokenizer();
    const std::string a = sentenceA().left(kLongestMarked).toStdString();
    const std::string b = sentenceB().left(kLongestMarked).toStdString();
    const TextDifference difference
        = differenceOf(a, b, tokenizer ? tokenizer->maskToken() : std::string());
    m_a->setMarks(inUtf16(a, difference.a));
    m_b->setMarks(inUtf16(b, difference.b));
    ask();
}

/// Why nothing can be compared yet; empty if it can.
QString TwoSentences::missing() const
{
    const bool hasA = m_a->maskCount() > 0;
    const bool hasB = m_b->maskCount() > 0;
    if (!hasA && !hasB) {
        return tr("Hide a word in A and in B, or type ___ there.");
    }
    if (!hasA) {
        return tr("Hide a word in A, too.");
    }
    return hasB ? QString() : tr("Hide a word in B, too.");
}

void TwoSentences::ask()
{
    if (!isActive() || !controller().summary()) {
        return;
    }
    problem().hide();
    Comparisons& comparisons = controller().comparisons();
    if (const auto reason = controller().cannotFill()) {
        comparisons.cancelComparison();
        showProblem(*reason);
        return;
    }
    const QString lacking = missing();
    if (!lacking.isEmpty()) {
        comparisons.cancelComparison();
        view().clear();
    } else {
        comparisons.compare({{sentenceA().toStdString()}, {sentenceB().toStdString()}}, {});
        view().expect();
        wait().begin(tr("Comparing…"));
    }
    const bool isSame = m_a->marks().empty() && m_b->marks().empty();
    showHint(!lacking.isEmpty() ? lacking
                 : isSame ? tr("A and B are the same. Change a word in B to see what it does.")
                          : QString());
}

ComparisonNames TwoSentences::names() const
{
    return {tr("A"), tr("B"), false};
}

void TwoSentences::showComparison(const std::shared_ptr<const Comparison>& comparison)
{
    wait().end();
    problem().hide();
    view().setComparison(comparison, names());
}

} // namespace maskscope
