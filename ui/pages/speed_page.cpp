// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/speed_page.h"

#include "ui/app_controller.h"
#include "ui/error_text.h"
#include "ui/formatting.h"
#include "ui/item_models/latency_csv.h"
#include "ui/item_models/latency_table_model.h"
#include "ui/latency_sentences.h"
#include "ui/text_size.h"
#include "ui/widgets/card.h"
#include "ui/widgets/latency_chart.h"
#include "ui/widgets/length_field.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace maskscope {

namespace {

constexpr int kMostRounds = 1000;
constexpr int kChartWidth = 480; ///< at first; grows with the window
constexpr int kTableWidth = 340;

/// Rows as high as their text; a length that cannot run has its sentence over the whole row, which
/// is two lines high then.
void fitRows(QTableView& view, const LatencyTableModel& model)
{
    const int line = view.fontMetrics().height();
    view.verticalHeader()->setDefaultSectionSize(line + spacing(8));
    view.clearSpans();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.hasError(row)) {
            view.setSpan(row, LatencyTableModel::MedianColumn, 1,
                         LatencyTableModel::ColumnCount - LatencyTableModel::MedianColumn);
        }
        view.setRowHeight(row, (model.hasError(row) ? 2 * line : line) + spacing(8));
    }
}

QPushButton* button(QWidget* parent, const char* objectName, const QString& text)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(objectName));
    button->setAutoDefault(false);
    return button;
}

} // namespace

SpeedPage::SpeedPage(AppController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_table(new LatencyTableModel(this))
{
    setObjectName(QStringLiteral("speedPage"));
    createWidgets();
    createLabels();
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(spacing(16), spacing(12), spacing(16), spacing(12));
    page->setSpacing(spacing(8));
    createOrder(*page);
    createResults(*page);
    connectSignals();
    forgetResults();
}

void SpeedPage::createWidgets()
{
    m_lengths = new LengthField(this);
    m_rounds = new QSpinBox(this);
    m_rounds->setObjectName(QStringLiteral("rounds"));
    m_rounds->setRange(1, kMostRounds);
    m_rounds->setValue(static_cast<int>(SweepOptions().repeats));
    m_rounds->setToolTip(tr("How often each length is measured"));
    m_rounds->setAccessibleName(tr("Rounds"));
    m_run = button(this, "run", tr("&Run"));
    m_run->setToolTip(tr("Measure these lengths"));
    m_cancel = button(this, "cancel", tr("Cancel"));
    m_cancel->setToolTip(tr("Stop measuring; what is done stays (Esc)"));
    m_save = button(this, "save", tr("Save table..."));
    m_save->setToolTip(tr("Save the numbers as a CSV file for other programs"));
    m_firstRuns = new QCheckBox(tr("Show first runs"), this);
    m_firstRuns->setObjectName(QStringLiteral("firstRuns"));
    m_firstRuns->setChecked(true);
    m_firstRuns->setToolTip(tr("The very first run at a length is often slower than the rest"));
}

void SpeedPage::createLabels()
{
    m_problem = makeTextLabel(this, "problem");
    m_problem->setForegroundRole(QPalette::BrightText);
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(QStringLiteral("progress"));
    m_bar->setAccessibleName(tr("Progress of the measurement"));
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(spacing(8));
    m_words = makeMutedLabel(this, "progressWords");
    m_words->setWordWrap(false);
    m_hint = makeMutedLabel(this, "hint");
    m_hint->setAlignment(Qt::AlignCenter);
    m_sentence = makeTextLabel(this, "sentence");
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(*m_sentence, TextRole::Strong);
    m_conditions = makeMutedLabel(this, "conditions");
    m_conditions->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void SpeedPage::createOrder(QVBoxLayout& page)
{
    auto* intro = makeMutedLabel(this, "intro");
    intro->setText(tr("How long does an answer take? This page measures it for short and long "
                      "texts. Lengths are counted in tokens: words and pieces of words."));
    auto* lengthsLabel = new QLabel(tr("&Lengths"), this);
    lengthsLabel->setBuddy(m_lengths->edit());
    auto* roundsLabel = new QLabel(tr("R&ounds"), this);
    roundsLabel->setBuddy(m_rounds);
    auto* order = new QHBoxLayout;
    order->setSpacing(spacing(8));
    order->addWidget(lengthsLabel);
    order->addWidget(m_lengths, 1);
    order->addWidget(roundsLabel);
    order->addWidget(m_rounds);
    order->addWidget(m_run);
    order->addWidget(m_cancel);
    auto* progress = new QHBoxLayout;
    progress->setSpacing(spacing(8));
    progress->addWidget(m_words);
    progress->addWidget(m_bar, 1);
    QSizePolicy keepsItsPlace = m_bar->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_bar->setSizePolicy(keepsItsPlace);
    page.addWidget(intro);
    page.addLayout(order);
    page.addWidget(m_problem);
    page.addLayout(progress);
}

QWidget* SpeedPage::createChart()
{
    auto* card = new Card(this);
    m_chart = new LatencyChart(*m_table, card);
    m_chart->setObjectName(QStringLiteral("chart"));
    m_chart->setAccessibleName(tr("Chart of the times; the table beside it has the numbers"));
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(spacing(4), spacing(4), spacing(4), spacing(4));
    inside->addWidget(m_chart);
    return card;
}

QWidget* SpeedPage::createTable()
{
    m_view = new QTableView(this);
    m_view->setObjectName(QStringLiteral("table"));
    m_view->setAccessibleName(tr("Times for each length"));
    m_view->setModel(m_table);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setHighlightSections(false);
    return m_view;
}

void SpeedPage::createResults(QVBoxLayout& page)
{
    auto* results = new QSplitter(this);
    results->setObjectName(QStringLiteral("speedSplitter"));
    results->setChildrenCollapsible(false);
    results->addWidget(createChart());
    results->addWidget(createTable());
    results->setSizes({kChartWidth, kTableWidth});
    results->setStretchFactor(0, 1);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(results);
    auto* below = new QHBoxLayout;
    below->setSpacing(spacing(8));
    below->addWidget(m_sentence, 1);
    below->addWidget(m_firstRuns);
    below->addWidget(m_save);
    page.addWidget(m_stack, 1);
    page.addLayout(below);
    page.addWidget(m_conditions);
}

void SpeedPage::connectSignals()
{
    connect(m_run, &QPushButton::clicked, this, &SpeedPage::run);
    connect(m_cancel, &QPushButton::clicked, &m_controller, &AppController::cancelSweep);
    connect(m_save, &QPushButton::clicked, this, &SpeedPage::chooseFileAndSave);
    connect(m_lengths, &LengthField::changed, this, &SpeedPage::updateState);
    connect(m_lengths, &LengthField::submitted, this, &SpeedPage::run);
    connect(m_firstRuns, &QCheckBox::toggled, m_chart, &LatencyChart::setShowsFirstRuns);
    connect(&m_controller, &AppController::modelChanged, this, &SpeedPage::forgetResults);
    connect(&m_controller, &AppController::activityChanged, this, &SpeedPage::updateState);
    connect(&m_controller, &AppController::sweepStarted, this, &SpeedPage::beginMeasuring);
    connect(&m_controller, &AppController::sweepProgress, this, &SpeedPage::showProgress);
    connect(&m_controller, &AppController::sweepFinished, this, &SpeedPage::endMeasuring);
    connect(&m_controller, &AppController::sweepFailed, this, [this](const Error& error) {
        m_failure = errorText(error);
        m_words->clear();
    });
}

void SpeedPage::run()
{
    const LengthList list = m_lengths->value();
    if (!m_controller.summary() || m_controller.isSweeping() || !list.problem.isEmpty()) {
        return;
    }
    SweepOptions options;
    options.lengths = list.lengths;
    options.repeats = static_cast<std::size_t>(m_rounds->value());
    m_controller.startSweep(options);
}

void SpeedPage::forgetResults()
{
    if (const auto model = m_controller.summary()) {
        m_lengths->setLimit(model->length.max);
    }
    m_measured.reset();
    m_failure.clear();
    m_words->clear();
    showResult({});
    updateState();
}

void SpeedPage::beginMeasuring(const SweepOptions& options)
{
    m_measured = m_controller.summary();
    m_failure.clear();
    SweepResult empty;
    for (const SequenceLength length : options.lengths) {
        LengthTiming timing;
        timing.length = length;
        empty.lengths.push_back(timing);
    }
    m_words->setText(tr("Warming up..."));
    m_bar->setRange(0, 0);
    showResult(empty);
    updateState();
}

void SpeedPage::showProgress(const SweepResult& result)
{
    if (m_measured != m_controller.summary()) {
        return; // of a model that is no longer open
    }
    const auto done = static_cast<int>(result.stepsDone);
    const auto total = static_cast<int>(result.stepsTotal);
    m_bar->setRange(0, total);
    m_bar->setValue(done);
    m_words->setText(tr("Measuring: run %1 of %2").arg(formatExact(done), formatExact(total)));
    showResult(result);
}

void SpeedPage::endMeasuring(const SweepResult& result, bool cancelled)
{
    if (m_measured && m_measured == m_controller.summary()) {
        showResult(result);
        m_words->setText(cancelled ? tr("Stopped. What was measured until then stays.")
                                   : tr("Done."));
    }
    updateState();
}

void SpeedPage::showResult(const SweepResult& result)
{
    m_table->setResult(result);
    fitRows(*m_view, *m_table);
    const QString cost = costSentence(result);
    m_sentence->setText(cost);
    m_chart->setAccessibleDescription(cost);
    m_conditions->setText(m_measured ? conditionsSentence(*m_measured, result.measure) : QString());
    m_stack->setCurrentIndex(result.lengths.empty() ? 0 : 1);
    m_save->setVisible(!result.lengths.empty());
    m_save->setEnabled(!cost.isEmpty());
    m_firstRuns->setVisible(!result.lengths.empty());
}

void SpeedPage::updateState()
{
    const bool hasModel = m_controller.summary() != nullptr;
    const bool isSweeping = m_controller.isSweeping();
    const LengthList list = m_lengths->value();
    keepFocus(isSweeping);
    m_problem->setText(list.problem.isEmpty() ? m_failure : list.problem);
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_run->setEnabled(hasModel && !isSweeping && list.problem.isEmpty());
    m_cancel->setEnabled(isSweeping);
    m_lengths->setEnabled(!isSweeping);
    m_rounds->setEnabled(!isSweeping);
    m_bar->setVisible(isSweeping);
    m_hint->setText(hasModel ? tr("Press Run to measure these lengths.")
                             : tr("Open a model first (Ctrl+O). Then press Run to see how long it "
                                  "takes for short and long texts."));
}

/// The keyboard goes from Run to Cancel and back, for the one that is disabled would lose it.
void SpeedPage::keepFocus(bool isSweeping)
{
    const bool orderHasFocus
        = m_run->hasFocus() || m_lengths->edit()->hasFocus() || m_rounds->hasFocus();
    if (isSweeping && orderHasFocus) {
        m_cancel->setEnabled(true);
        m_cancel->setFocus();
    } else if (!isSweeping && m_cancel->hasFocus()) {
        m_run->setEnabled(true);
        m_run->setFocus();
    }
}

void SpeedPage::saveTable(const QString& path)
{
    const Status saved = saveLatencyCsv(m_table->result(), path);
    m_failure = saved.hasError() ? errorText(saved.error()) : QString();
    m_words->setText(saved.hasError() ? QString()
                                      : tr("Saved in %1.").arg(QFileInfo(path).fileName()));
    updateState();
}

void SpeedPage::chooseFileAndSave()
{
    const QString model = m_measured ? QString::fromStdString(m_measured->path) : QString();
    const QString stem = QFileInfo(model).completeBaseName();
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the table"), stem + QStringLiteral("-speed.csv"), tr("Tables (*.csv)"));
    if (!path.isEmpty()) {
        saveTable(path);
    }
}

void SpeedPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitRows(*m_view, *m_table);
    }
}

void SpeedPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_controller.isSweeping()) {
        m_controller.cancelSweep();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace maskscope
