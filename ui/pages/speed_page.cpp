// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/speed_page.h"

#include "ui/app_controller.h"
#include "ui/error_text.h"
#include "ui/formatting.h"
#include "ui/latency_picture.h"
#include "ui/latency_sentences.h"
#include "ui/page_sentences.h"
#include "ui/text_size.h"
#include "ui/widgets/scrolling_column.h"
#include "ui/widgets/speed_order.h"
#include "ui/widgets/speed_results.h"
#include "ui/widgets/text_label.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace maskscope {

namespace {

QString joined(const QStringList& sentences, const QString& separator)
{
    QStringList kept = sentences;
    kept.removeAll(QString());
    return kept.join(separator);
}

} // namespace

SpeedPage::SpeedPage(AppController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
{
    setObjectName(QStringLiteral("speedPage"));
    createWidgets();
    createLayout();
    fillSaveMenu();
    connectSignals();
    connectController();
    forgetResults();
}

void SpeedPage::createWidgets()
{
    m_order = new SpeedOrderRow(this);
    m_results = new SpeedResults(this);
    m_save = new QPushButton(tr("&Save"), this);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setToolTip(tr("Save the numbers or the picture"));
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
    m_hint->setAlignment(Qt::AlignHCenter | Qt::AlignTop); // below Run, not below the fold
    m_hint->setContentsMargins(0, spacing(24), 0, 0);
    m_sentence = makeTextLabel(this, "sentence");
    setTextRole(*m_sentence, TextRole::Strong);
    m_noise = makeTextLabel(this, "noise");
    m_conditions = makeMutedLabel(this, "conditions");
    for (QLabel* label : {m_sentence, m_noise, m_conditions}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
}

void SpeedPage::createLayout()
{
    m_intro = makeMutedLabel(this, "intro");
    m_progress = new QWidget(this);
    auto* progress = new QHBoxLayout(m_progress);
    progress->setContentsMargins(0, 0, 0, 0);
    progress->setSpacing(spacing(8));
    progress->addWidget(m_words);
    progress->addWidget(m_bar, 1);
    QSizePolicy keepsItsPlace = m_bar->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_bar->setSizePolicy(keepsItsPlace);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_results);
    auto* below = new QHBoxLayout;
    below->setSpacing(spacing(8));
    below->addWidget(m_sentence, 1);
    below->addWidget(m_save, 0, Qt::AlignTop);
    QVBoxLayout* page = makeScrollingColumn(*this);
    page->setContentsMargins(spacing(16), spacing(12), spacing(16), spacing(12));
    page->setSpacing(spacing(8));
    page->addWidget(m_intro);
    page->addWidget(m_order);
    page->addWidget(m_problem);
    page->addWidget(m_progress);
    page->addWidget(m_stack, 1);
    page->addWidget(m_noise);
    page->addLayout(below);
    page->addWidget(m_conditions);
}

void SpeedPage::fillSaveMenu()
{
    auto* menu = new QMenu(m_save);
    const auto add
        = [this, menu](const QString& text, const QString& suffix, const QString& filter) {
              connect(menu->addAction(text), &QAction::triggered, this,
                      [this, suffix, filter] { chooseFileAndSave(suffix, filter); });
          };
    add(tr("Table (CSV)..."), QStringLiteral("csv"), tr("Tables (*.csv)"));
    add(tr("All numbers (JSON)..."), QStringLiteral("json"), tr("Numbers (*.json)"));
    add(tr("Picture (PNG)..."), QStringLiteral("png"), tr("Pictures (*.png)"));
    add(tr("Drawing (SVG)..."), QStringLiteral("svg"), tr("Drawings (*.svg)"));
    m_save->setMenu(menu);
}

void SpeedPage::connectSignals()
{
    connect(m_order, &SpeedOrderRow::runAsked, this, &SpeedPage::run);
    connect(m_order, &SpeedOrderRow::cancelAsked, &m_controller, &AppController::cancelSweep);
    connect(m_order, &SpeedOrderRow::changed, this, &SpeedPage::updateState);
    connect(m_order, &SpeedOrderRow::otherFileWanted, this, [this] {
        compareWith(QFileDialog::getOpenFileName(this, tr("Compare with another file"),
                                                 QFileInfo(m_controller.path()).absolutePath(),
                                                 tr("Models (*.pt)")));
    });
}

void SpeedPage::connectController()
{
    connect(&m_controller, &AppController::modelChanged, this, &SpeedPage::forgetResults);
    connect(&m_controller, &AppController::activityChanged, this, &SpeedPage::updateState);
    connect(&m_controller, &AppController::predictionReady, this, &SpeedPage::noteSentence);
    connect(&m_controller, &AppController::sweepStarted, this, &SpeedPage::beginMeasuring);
    connect(&m_controller, &AppController::sweepOpening, this, [this](double fraction) {
        say(tr("Opening the file to compare with: %1").arg(formatPercent(fraction)));
    });
    connect(&m_controller, &AppController::sweepProgress, this, &SpeedPage::showProgress);
    connect(&m_controller, &AppController::sweepFinished, this, &SpeedPage::endMeasuring);
    connect(&m_controller, &AppController::sweepFailed, this, [this](const Error& error) {
        m_failure = errorText(error);
        say({});
    });
}

/// Beside the bar; without either their row leaves its room to the chart.
void SpeedPage::say(const QString& words)
{
    m_words->setText(words);
    m_progress->setVisible(!words.isEmpty() || m_controller.isSweeping());
}

void SpeedPage::run()
{
    if (!m_controller.summary() || m_controller.isSweeping() || !m_order->problem().isEmpty()) {
        return;
    }
    const SpeedOrder order = m_order->order();
    m_controller.startSweep(order.options, order.comparison);
}

void SpeedPage::compareWith(const QString& path)
{
    m_order->setOtherFile(path);
}

void SpeedPage::takeOver(const SpeedPage& other)
{
    m_order->takeOver(*other.m_order);
    m_results->setWantsWork(other.m_results->wantsWork());
}

void SpeedPage::forgetResults()
{
    m_order->setModel(m_controller.summary());
    m_measured.reset();
    m_yours = {};
    m_failure.clear();
    say({});
    showResult({});
    updateState();
}

void SpeedPage::beginMeasuring()
{
    m_measured = m_controller.summary();
    m_names = m_measured ? curveNames(*m_measured, m_controller.sweepComparison()) : QStringList();
    m_failure.clear();
    say(tr("Warming up..."));
    m_bar->setRange(0, 0);
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
    say(tr("Measuring: run %1 of %2").arg(formatExact(done), formatExact(total)));
}

void SpeedPage::endMeasuring(const SweepResult& result, bool cancelled)
{
    if (m_measured && m_measured == m_controller.summary()) {
        if (!result.lengths.empty()) { // else it was stopped before it began
            showResult(result);
        }
        say(cancelled ? tr("Stopped. What was measured until then stays.")
                      : QString()); // the chart tells that it is done
    }
    updateState();
}

void SpeedPage::showResult(const SweepResult& result)
{
    m_results->setReport(m_measured ? makeReport(result, m_names, *m_measured) : LatencyReport());
    const bool hasResults = !m_results->report().isEmpty();
    m_stack->setCurrentIndex(hasResults ? 1 : 0);
    showLevel();
    m_save->setEnabled(!costSentence(m_results->report()).isEmpty());
    showSentences();
}

void SpeedPage::showSentences()
{
    const LatencyReport& report = m_results->report();
    const QString cost = costSentence(report);
    m_results->chart().setAccessibleDescription(cost);
    m_results->chart().setYours(m_yours.value > 0 ? std::optional(m_yours) : std::nullopt);
    const bool isKnown = m_measured && !report.isEmpty();
    const bool isPlain = m_level == DetailLevel::Show;
    m_sentence->setText(!isKnown      ? QString()
                            : isPlain ? plainSentence(report, m_yours)
                                      : joinedSentences({cost, budgetSentence(report),
                                                         yourSentence(report, m_yours)}));
    m_noise->setText(isPlain ? plainNoiseSentence(report) : noiseSentence(report));
    m_noise->setVisible(!m_noise->text().isEmpty());
    m_conditions->setText(isKnown ? conditions() : QString());
}

QString SpeedPage::conditions() const
{
    const LatencyReport& report = m_results->report();
    return joined({partsSentence(report),
                   conditionsSentence(*m_measured, report.series.front().measure),
                   eagerSentence(*m_measured)},
                  QStringLiteral("\n"));
}

void SpeedPage::setDetailLevel(DetailLevel level)
{
    m_level = level;
    m_order->setDetailLevel(level);
    m_results->setDetailLevel(level);
    showLevel();
    showSentences();
    updateState();
}

void SpeedPage::showLevel()
{
    const bool isPlain = m_level == DetailLevel::Show;
    const bool hasResults = !m_results->report().isEmpty();
    m_intro->setText(isPlain ? pageSentence(Page::Speed)
                             : tr("%1 Lengths are counted in tokens: words and pieces of words.")
                                   .arg(pageSentence(Page::Speed)));
    m_intro->setVisible(isPlain || !hasResults); // small windows need its room for the chart
    m_save->setVisible(hasResults && !isPlain);
    m_conditions->setVisible(!isPlain);
}

void SpeedPage::noteSentence(const Prediction& prediction)
{
    m_yours = prediction.encoding.length();
    showSentences();
}

void SpeedPage::updateState()
{
    const bool hasModel = m_controller.summary() != nullptr;
    const bool isSweeping = m_controller.isSweeping();
    m_order->setMeasuring(isSweeping);
    const QString problem = m_order->problem();
    m_problem->setText(problem.isEmpty() ? m_failure : problem);
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_bar->setVisible(isSweeping);
    say(m_words->text());
    if (isSweeping) {
        m_hint->setText(tr("Measuring. The chart comes when it is done: drawing now would disturb "
                           "it."));
    } else {
        m_hint->setText(hasModel ? m_level == DetailLevel::Show
                                ? tr("Press Run to measure short and long texts.")
                                : tr("Press Run to measure these lengths.")
                                 : tr("Open a model first (Ctrl+O). Then press Run to see how long "
                                      "it takes for short and long texts."));
    }
}

QByteArray SpeedPage::bytesFor(const QString& suffix) const
{
    const LatencyReport& report = m_results->report();
    if (suffix == QStringLiteral("csv")) {
        return latencyCsv(report, *m_measured);
    }
    if (suffix == QStringLiteral("json")) {
        return latencyJson(report, *m_measured);
    }
    const QString name = QFileInfo(QString::fromStdString(m_measured->path)).fileName();
    const PictureWords words{
        tr("How long %1 takes").arg(name),
        joined({m_sentence->text(), m_noise->text(), m_conditions->text()}, QStringLiteral("\n"))};
    return suffix == QStringLiteral("svg") ? chartAsSvg(m_results->chart(), words)
                                           : chartAsPng(m_results->chart(), words);
}

void SpeedPage::save(const QString& path)
{
    if (!m_measured || m_results->report().isEmpty()) {
        return;
    }
    const QFileInfo file(path);
    const Status saved = saveBytes(bytesFor(file.suffix().toLower()), path);
    m_failure = saved.hasError() ? errorText(saved.error()) : QString();
    say(saved.hasError() ? QString() : tr("Saved in %1.").arg(file.fileName()));
    updateState();
}

void SpeedPage::chooseFileAndSave(const QString& suffix, const QString& filter)
{
    const QString model = m_measured ? QString::fromStdString(m_measured->path) : QString();
    const QString name
        = QStringLiteral("%1-speed.%2").arg(QFileInfo(model).completeBaseName(), suffix);
    QString path = QFileDialog::getSaveFileName(this, tr("Save what was measured"), name, filter);
    if (!path.isEmpty()) {
        if (QFileInfo(path).suffix().toLower() != suffix) {
            path += QLatin1Char('.') + suffix;
        }
        save(path);
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
