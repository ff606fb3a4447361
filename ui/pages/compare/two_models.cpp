// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/two_models.h"

#include "ui/app_controller.h"
#include "ui/formatting.h"
#include "ui/glossary.h"
#include "ui/model_sentences.h"
#include "ui/pages/compare/comparison_view.h"
#include "ui/text_size.h"
#include "ui/widgets/card.h"
#include "ui/widgets/error_bar.h"
#include "ui/widgets/scrolling_column.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wait_row.h"
#include "ui/widgets/wrapping_row.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

constexpr std::size_t kRuns = 5; ///< of each, to compare their times
const QString kPlain = QStringLiteral("plain");
const QString kFile = QStringLiteral("file");

} // namespace

TwoModels::TwoModels(AppController& controller, FileChooser chooseModel, FileChooser chooseTable,
                     QWidget* parent)
    : SideBySideTab(controller, QStringLiteral("models"), std::move(chooseTable), parent)
    , m_chooseModel(std::move(chooseModel))
    , m_editor(new SentenceEditor(this))
    , m_other(new QComboBox(this))
{
    m_editor->setObjectName(QStringLiteral("sentenceOfModels"));
    m_editor->setAccessibleName(tr("Sentence for both models"));
    m_other->setObjectName(QStringLiteral("otherModel"));
    m_other->setAccessibleName(tr("Compare with"));
    m_other->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    createLayout();
    fillChoices();
    connectSignals();
    connectComparisons();
    showHint({});
}

void TwoModels::createLayout()
{
    auto* card = new Card(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(spacing(4), spacing(4), spacing(4), spacing(4));
    inside->addWidget(m_editor);
    connect(m_editor, &SentenceEditor::focusChanged, card, &Card::setHighlighted);
    QVBoxLayout* column = makeScrollingColumn(*this);
    column->setContentsMargins(spacing(16), spacing(12), spacing(16), spacing(12));
    column->setSpacing(spacing(8));
    column->addWidget(createIntro(tr(
        "Let two models guess the same word and see where they disagree, and what each costs.")));
    column->addWidget(card);
    column->addLayout(createChoice());
    column->addWidget(&hint());
    column->addWidget(&problem());
    column->addWidget(&view(), 1);
    column->addStretch(0);
}

WrappingRow* TwoModels::createChoice()
{
    auto* label = new QLabel(tr("Compare &with"), this);
    label->setBuddy(m_other);
    explainTerms(*m_other, {"precision", "fp32", "bf16", "int8"});
    auto* row = new WrappingRow;
    row->setSpacing(spacing(8));
    row->addPair(label, m_other);
    row->add(&wait(), WrappingRow::Room::Rest);
    return row;
}

void TwoModels::connectSignals()
{
    connect(m_editor, &SentenceEditor::sentenceChanged, this, &TwoModels::ask);
    connect(m_other, &QComboBox::activated, this, &TwoModels::onChosen);
}

void TwoModels::connectComparisons()
{
    const Comparisons* comparisons = &controller().comparisons();
    connect(comparisons, &Comparisons::opening, this, [this](double fraction) {
        if (isActive()) {
            wait().begin(tr("Opening %1…").arg(names().b));
            wait().setFraction(fraction);
        }
    });
    connect(comparisons, &Comparisons::compared, this,
            [this](const auto& comparison, const auto& other) {
                if (isActive()) {
                    showComparison(comparison, other);
                }
            });
    connect(comparisons, &Comparisons::comparisonCancelled, this, [this] {
        if (isActive() && view().isEmpty() && !other().isEmpty()) {
            showHint(tr("Stopped. Choose again what to compare with."));
        }
    });
}

QString TwoModels::sentence() const
{
    return m_editor->sentence();
}

void TwoModels::setSentence(const QString& sentence, const QStringList& hidden)
{
    if (sentence != m_editor->sentence()) { // else what it knows of its hidden words stays
        m_editor->setSentence(sentence, hidden);
    }
}

QString TwoModels::other() const
{
    return controller().summary() ? m_other->currentData().toString() : m_wanted;
}

void TwoModels::choose(const QString& other, const QString& file)
{
    m_otherFile = file;
    m_wanted = other;
    fillChoices();
    ask();
}

/// The same file with other weights or another engine, or another file.
void TwoModels::fillChoices()
{
    const auto summary = controller().summary();
    const EngineChoice used = summary ? summary->engine.used : EngineChoice{};
    const QString model = summary ? QFileInfo(controller().path()).fileName() : QString();
    const QSignalBlocker quiet(m_other);
    m_other->clear();
    m_other->addItem(tr("choose…"), QString());
    for (const Precision precision : {Precision::Fp32, Precision::Bf16, Precision::Int8}) {
        const QString name = precisionText(precision);
        if (precision != used.precision || used.engine == Engine::Plain) {
            m_other->addItem(tr("the same in %1").arg(name), name);
        }
    }
    if (used.engine != Engine::Plain) {
        m_other->addItem(tr("the same, run as it was saved"), kPlain);
    }
    m_other->addItem(
        m_otherFile.isEmpty() ? tr("another file…") : QFileInfo(m_otherFile).fileName(), kFile);
    if (!m_otherFile.isEmpty()) {
        m_other->addItem(tr("another file…"), QStringLiteral("choose"));
    }
    m_other->setCurrentIndex(std::max(0, m_other->findData(m_wanted)));
    m_other->setToolTip(model);
}

void TwoModels::onChosen()
{
    const QString chosen = m_other->currentData().toString();
    const bool asksForFile
        = chosen == QLatin1String("choose") || (chosen == kFile && m_otherFile.isEmpty());
    if (!asksForFile) {
        m_wanted = chosen;
        ask();
        return;
    }
    m_other->setCurrentIndex(std::max(0, m_other->findData(m_wanted))); // unless one is chosen
    const QString folder = m_otherFile.isEmpty() ? controller().path() : m_otherFile;
    m_chooseModel(this, QFileInfo(folder).absolutePath(),
                  [this](const QString& path) { choose(kFile, path); });
}

std::optional<LoadJob> TwoModels::otherModel() const
{
    const auto summary = controller().summary();
    const QString chosen = other();
    if (!summary || chosen.isEmpty()) {
        return std::nullopt;
    }
    LoadJob job;
    const QString path = chosen == kFile ? m_otherFile : controller().path();
    job.path = QFile::encodeName(path).toStdString();
    job.options.threads = summary->threads;
    if (chosen == kPlain) {
        job.options.engine = {Engine::Plain, Precision::Fp32};
    }
    for (const Precision precision : {Precision::Bf16, Precision::Int8}) {
        if (chosen == precisionText(precision)) {
            job.options.engine.precision = precision;
        }
    }
    return job;
}

ComparisonNames TwoModels::names() const
{
    const QString chosen = other();
    const QString file = QFileInfo(controller().path()).fileName();
    if (chosen == kFile) {
        const QString name = QFileInfo(m_otherFile).fileName();
        return name == file ? ComparisonNames{tr("A: %1").arg(file), tr("B: %1").arg(name), true}
                            : ComparisonNames{file, name, true};
    }
    const auto summary = controller().summary();
    const bool isPlain = !summary || summary->engine.used.engine == Engine::Plain;
    const QString a = chosen == kPlain || isPlain ? tr("as opened")
                                                  : precisionText(summary->engine.used.precision);
    return {a, chosen == kPlain ? tr("as saved") : chosen, true};
}

void TwoModels::onModelChanged()
{
    if (const auto tokenizer = controller().tokenizer()) {
        m_editor->setMaskToken(QString::fromStdString(tokenizer->maskToken()));
    }
    view().clear();
    fillChoices();
    ask();
}

void TwoModels::ask()
{
    if (!isActive() || !controller().summary()) {
        return;
    }
    problem().hide();
    Comparisons& comparisons = controller().comparisons();
    const auto other = otherModel();
    const bool hasMask = m_editor->maskCount() > 0;
    if (const auto reason = controller().cannotFill()) {
        comparisons.cancelComparison();
        showProblem(*reason);
    } else if (!other || !hasMask) {
        comparisons.cancelComparison();
        view().clear();
        showHint(hasMask ? tr("Choose what to compare with: the same model with smaller weights, "
                              "or another file. It is opened beside this one.")
                         : tr("Hide a word, or type ___."));
    } else {
        const std::string text = sentence().toStdString();
        comparisons.compare({.a = {text}, .b = {text}, .runs = kRuns}, other);
        view().expect();
        wait().begin(tr("Comparing…"));
        showHint({});
    }
}

void TwoModels::showComparison(const std::shared_ptr<const Comparison>& comparison,
                               const std::shared_ptr<const ModelSummary>& other)
{
    const auto summary = controller().summary();
    if (!summary || !other) {
        return;
    }
    wait().end();
    problem().hide();
    showHint({});
    view().setComparison(comparison, names());
    view().setFacts(joinedSentences(
        {timeSentence(*comparison, names()), sizeSentence(*summary, *other, names())}));
}

} // namespace maskscope
