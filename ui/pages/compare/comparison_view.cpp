// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/comparison_view.h"

#include "core/inference/comparison_report.h"
#include "ui/formatting.h"
#include "ui/glossary.h"
#include "ui/item_models/comparison_model.h"
#include "ui/pages/compare/table_actions.h"
#include "ui/text_size.h"
#include "ui/widgets/percent_bar_delegate.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace maskscope {

namespace {

constexpr std::chrono::milliseconds kDimAfter{150};

} // namespace

ComparisonView::ComparisonView(FileChooser chooseTable, QWidget* parent)
    : QWidget(parent)
    , m_mask(new QComboBox(this))
    , m_headline(makeTextLabel(this, "comparisonHeadline"))
    , m_details(makeTextLabel(this, "comparisonDetails"))
    , m_facts(makeMutedLabel(this, "comparisonFacts"))
    , m_model(new ComparisonModel(this))
    , m_bars(new PercentBarDelegate(ComparisonModel::ShareRole, ComparisonModel::ColorRole, this))
    , m_table(new QTableView(this))
{
    m_mask->setObjectName(QStringLiteral("comparedMask"));
    m_mask->setAccessibleName(tr("Hidden word"));
    explainTerms(*m_mask, {"hidden_word"});
    setTextRole(*m_headline, TextRole::Strong);
    for (QLabel* label : {m_headline, m_details, m_facts}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    createTable();
    createLayout(std::move(chooseTable));
    m_dim.setSingleShot(true);
    m_dim.setInterval(kDimAfter);
    connect(&m_dim, &QTimer::timeout, this, [this] { setOutdated(true); });
    connect(m_mask, &QComboBox::activated, this, &ComparisonView::showMask);
    clear();
}

void ComparisonView::createTable()
{
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_model);
    sorted->setSortRole(ComparisonModel::SortRole);
    m_table->setObjectName(QStringLiteral("comparisonTable"));
    m_table->setAccessibleName(tr("Words and how sure both are of them"));
    m_table->setModel(sorted);
    m_table->setItemDelegate(m_bars);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ComparisonModel::AColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(ComparisonModel::BColumn, QHeaderView::Stretch);
    m_table->sortByColumn(ComparisonModel::ChangeColumn, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    m_table->setMinimumHeight(m_table->fontMetrics().height() * 7);
    m_table->viewport()->installEventFilter(this);
}

void ComparisonView::createLayout(FileChooser chooseTable)
{
    m_actions = new TableActions(
        *m_table->model(),
        [this] {
            return m_comparison ? QByteArray::fromStdString(comparisonCsv(*m_comparison))
                                : QByteArray();
        },
        std::move(chooseTable), this);
    auto* top = new QHBoxLayout;
    top->setSpacing(spacing(12));
    top->addWidget(m_headline, 1);
    top->addWidget(m_mask, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(8));
    column->addLayout(top);
    column->addWidget(m_details);
    column->addWidget(m_table, 1);
    column->addWidget(m_facts);
    column->addWidget(m_actions);
}

void ComparisonView::setComparison(std::shared_ptr<const Comparison> comparison,
                                   const ComparisonNames& names)
{
    m_comparison = std::move(comparison);
    m_names = names;
    m_model->setNames(names.a, names.b);
    m_actions->forget();
    fillMasks();
    showMask();
    show();
}

void ComparisonView::setFacts(const QString& facts)
{
    m_facts->setText(facts);
    m_facts->setVisible(!facts.isEmpty());
}

/// The chosen word stays chosen as long as there is one of its number.
void ComparisonView::fillMasks()
{
    const auto count = static_cast<int>(m_comparison->masks.size());
    const int chosen = std::max(0, m_mask->currentIndex());
    m_mask->clear();
    for (int mask = 0; mask < count; ++mask) {
        m_mask->addItem(tr("hidden word %1").arg(formatExact(mask + 1)));
    }
    m_mask->setCurrentIndex(std::min(chosen, count - 1));
    m_mask->setVisible(count > 1);
}

void ComparisonView::showMask()
{
    if (!m_comparison) {
        return;
    }
    m_dim.stop();
    setOutdated(false);
    const auto mask = static_cast<std::size_t>(std::max(0, m_mask->currentIndex()));
    m_model->setComparison(m_comparison, mask);
    const MaskComparison& compared = m_comparison->masks.at(mask);
    m_headline->setText(joinedSentences(
        {bestGuessSentence(*m_comparison, mask, m_names), changeSentence(compared, m_names)}));
    m_agreement = agreementSentence(compared);
    showLevel();
}

void ComparisonView::setDetailLevel(DetailLevel level)
{
    m_level = level;
    showLevel();
}

/// A column that the rows are sorted by stays: they would seem to have no order without it.
void ComparisonView::showLevel()
{
    const bool isPlain = m_level == DetailLevel::Show;
    const int sorted = m_table->horizontalHeader()->sortIndicatorSection();
    for (const int column : {ComparisonModel::TimesColumn, ComparisonModel::RankAColumn,
                             ComparisonModel::RankBColumn}) {
        m_table->setColumnHidden(column, isPlain && column != sorted);
    }
    const QString limits = m_comparison ? limitsSentence(*m_comparison, m_names) : QString();
    m_details->setText(isPlain ? limits : joinedSentences({m_agreement, limits}));
    m_details->setVisible(!m_details->text().isEmpty());
    m_actions->setVisible(!isPlain);
    fitColumns();
}

void ComparisonView::fitColumns()
{
    fitBarColumns(*m_table, {ComparisonModel::AColumn, ComparisonModel::BColumn});
}

/// Of the table: it has another width.
bool ComparisonView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        fitColumns();
    }
    return QWidget::eventFilter(watched, event);
}

void ComparisonView::expect()
{
    if (m_comparison && !m_dim.isActive()) {
        m_dim.start();
    }
}

void ComparisonView::setOutdated(bool outdated)
{
    m_bars->setOutdated(outdated);
    m_table->viewport()->update();
    for (QLabel* label : {m_headline, m_details}) {
        label->setForegroundRole(outdated ? QPalette::PlaceholderText : QPalette::WindowText);
    }
}

void ComparisonView::clear()
{
    m_dim.stop();
    m_comparison.reset();
    m_agreement.clear();
    m_model->setComparison(nullptr, 0);
    setFacts({});
    hide();
}

} // namespace maskscope
