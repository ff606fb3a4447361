// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/speed_results.h"

#include "ui/item_models/latency_table_model.h"
#include "ui/item_models/work_table_model.h"
#include "ui/text_size.h"
#include "ui/widgets/card.h"
#include "ui/widgets/wrapping_row.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace maskscope {

namespace {

constexpr int kChartWidth = 3; ///< where the table needs more than half
constexpr int kTableWidth = 2;
constexpr int kPlainTableWidth = 220; ///< of two columns

QPushButton* makeButton(QWidget* parent, const char* objectName, const QString& text,
                        const QString& toolTip)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(objectName));
    button->setToolTip(toolTip);
    button->setAutoDefault(false);
    return button;
}

} // namespace

SpeedResults::SpeedResults(QWidget* parent)
    : QWidget(parent)
    , m_times(new LatencyTableModel(this))
    , m_work(new WorkTableModel(this))
{
    auto* choices = new WrappingRow;
    choices->setSpacing(spacing(8));
    createChoices(*choices);
    m_timesView = createTable("table", tr("Times for each length"), m_times);
    m_workView = createTable("workTable", tr("Where the time goes, for each length"), m_work);
    m_tables = new QStackedWidget(this);
    m_tables->addWidget(m_timesView);
    m_tables->addWidget(m_workView);
    m_split = new QSplitter(this);
    m_split->setObjectName(QStringLiteral("speedSplitter"));
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(createChart());
    m_split->addWidget(m_tables);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(8));
    layout->addLayout(choices);
    layout->addWidget(m_split, 1);
    connect(m_split, &QSplitter::splitterMoved, this, [this] { m_isSplitByHand = true; });
    connect(m_firstRuns, &QCheckBox::toggled, m_chart, &LatencyChart::setShowsFirstRuns);
    connect(m_logarithmic, &QCheckBox::toggled, m_chart, &LatencyChart::setLogarithmic);
    connect(m_all, &QPushButton::clicked, m_chart, &LatencyChart::showAll);
    connect(m_chart, &LatencyChart::zoomChanged, this, [this](bool isZoomed) {
        m_all->setEnabled(isZoomed);
        showLevel();
    });
}

/// A table that needs no more than half has just what it needs, and no bar below it.
void SpeedResults::shareWidth()
{
    if (m_isSplitByHand) {
        return;
    }
    const auto& table = *qobject_cast<QTableView*>(m_tables->currentWidget());
    const int bar = table.verticalScrollBar()->isVisible() ? table.verticalScrollBar()->width() : 0;
    const int wanted = table.horizontalHeader()->length() + 2 * table.frameWidth() + bar;
    const int all = m_split->width() - m_split->handleWidth();
    const int share = wanted <= all / 2 ? wanted : all * kTableWidth / (kChartWidth + kTableWidth);
    m_split->setSizes({all - share, share});
}

int SpeedResults::heightForWidth(int width) const
{
    return layout()->minimumHeightForWidth(width);
}

void SpeedResults::createChoices(WrappingRow& row)
{
    m_timesButton = makeButton(this, "showTimes", tr("&Time"), tr("How long each length takes"));
    m_workButton = makeButton(this, "showWork", tr("&Where the time goes"),
                              tr("What the model does meanwhile, stacked"));
    auto* modes = new QButtonGroup(this);
    for (QPushButton* button : {m_timesButton, m_workButton}) {
        button->setCheckable(true);
        modes->addButton(button);
        row.add(button);
    }
    m_timesButton->setChecked(true);
    m_firstRuns = new QCheckBox(tr("First runs"), this);
    m_firstRuns->setObjectName(QStringLiteral("firstRuns"));
    m_firstRuns->setChecked(true);
    m_firstRuns->setToolTip(tr("The very first run at a length is often slower than the rest"));
    m_logarithmic = new QCheckBox(tr("Log scale"), this);
    m_logarithmic->setObjectName(QStringLiteral("logScale"));
    m_logarithmic->setToolTip(tr("Each step of the scale doubles or multiplies by ten, so that "
                                 "short and long texts are both seen"));
    m_all = makeButton(this, "showAll", tr("Show all"),
                       tr("Out of the zoom. Zoom with the wheel, or draw a frame with the mouse."));
    m_all->setEnabled(false);
    row.add(m_firstRuns);
    row.add(m_logarithmic);
    row.addSpring();
    row.add(m_all);
    connect(m_timesButton, &QPushButton::clicked, this, [this] { setWantsWork(false); });
    connect(m_workButton, &QPushButton::clicked, this, [this] { setWantsWork(true); });
}

QWidget* SpeedResults::createChart()
{
    auto* card = new Card(this);
    m_chart = new LatencyChart(*m_times, *m_work, card);
    m_chart->setObjectName(QStringLiteral("chart"));
    m_chart->setAccessibleName(tr("Chart of the times; the table beside it has the numbers"));
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(spacing(4), spacing(4), spacing(4), spacing(4));
    inside->addWidget(m_chart);
    return card;
}

QTableView* SpeedResults::createTable(const char* objectName, const QString& name,
                                      QAbstractItemModel* model)
{
    auto* view = new QTableView(this);
    view->setObjectName(QLatin1String(objectName));
    view->setAccessibleName(name);
    view->setModel(model);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setTabKeyNavigation(false);
    view->setShowGrid(false);
    view->verticalHeader()->hide();
    view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    view->horizontalHeader()->setHighlightSections(false);
    return view;
}

void SpeedResults::setWantsWork(bool wants)
{
    m_wantsWork = wants;
    showMode();
}

void SpeedResults::showMode()
{
    const bool hasWork = m_work->rowCount() > 0;
    const bool showsTimes = !m_wantsWork || !hasWork;
    m_workButton->setEnabled(hasWork);
    (showsTimes ? m_timesButton : m_workButton)->setChecked(true);
    m_chart->setMode(showsTimes ? LatencyChart::Mode::Times : LatencyChart::Mode::Work);
    m_tables->setCurrentWidget(showsTimes ? m_timesView : m_workView);
    m_firstRuns->setEnabled(showsTimes);
    shareWidth();
}

void SpeedResults::setReport(const LatencyReport& report)
{
    m_times->setReport(report);
    m_work->setReport(report);
    showMode();
    showLevel();
    fitTimes();
}

void SpeedResults::setDetailLevel(DetailLevel level)
{
    m_level = level;
    m_times->setPlainWords(level == DetailLevel::Show);
    m_chart->setDetailLevel(level);
    showLevel();
}

void SpeedResults::showLevel()
{
    using Table = LatencyTableModel;
    const bool isPlain = m_level == DetailLevel::Show;
    const bool isAll = m_level == DetailLevel::Inspect;
    const bool showsWork = isAll || m_workButton->isChecked();
    m_timesButton->setVisible(showsWork);
    m_workButton->setVisible(showsWork);
    m_firstRuns->setVisible(!isPlain);
    m_logarithmic->setVisible(!isPlain || m_logarithmic->isChecked());
    m_all->setVisible(!isPlain || m_all->isEnabled());
    m_timesView->setColumnHidden(Table::SeriesColumn, report().series.size() < 2);
    for (const int column : {Table::P90Column, Table::FirstColumn, Table::RunsColumn}) {
        m_timesView->setColumnHidden(column, isPlain);
    }
    for (const int column : {Table::FlopsColumn, Table::RateColumn, Table::P25Column,
                             Table::P75Column, Table::MinColumn}) {
        m_timesView->setColumnHidden(column, !isAll);
    }
    m_tables->setMaximumWidth(isPlain ? spacing(kPlainTableWidth) : QWIDGETSIZE_MAX);
    shareWidth();
}

void SpeedResults::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    shareWidth();
}

void SpeedResults::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitTimes();
        showLevel();
    }
}

const LatencyReport& SpeedResults::report() const
{
    return m_times->report();
}

/// Rows as high as their text; a length that cannot run has its sentence over the whole row, which
/// is two lines high then.
void SpeedResults::fitTimes()
{
    QTableView& view = *m_timesView;
    const int line = view.fontMetrics().height();
    view.verticalHeader()->setDefaultSectionSize(line + spacing(8));
    m_workView->verticalHeader()->setDefaultSectionSize(line + spacing(8));
    view.clearSpans();
    for (int row = 0; row < m_times->rowCount(); ++row) {
        const bool isSentence = m_times->hasError(row);
        if (isSentence) {
            view.setSpan(row, LatencyTableModel::MedianColumn, 1,
                         LatencyTableModel::ColumnCount - LatencyTableModel::MedianColumn);
        }
        view.setRowHeight(row, (isSentence ? 2 * line : line) + spacing(8));
    }
}

} // namespace maskscope
