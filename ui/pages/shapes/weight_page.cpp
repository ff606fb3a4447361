// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/shapes/weight_page.h"

#include "ui/item_models/weight_model.h"
#include "ui/pages/shapes/histogram.h"
#include "ui/text_size.h"
#include "ui/widgets/scrolling_column.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

constexpr int kMuch = 100; ///< of what is left, beside 1
constexpr int kLeastRows = 3; ///< that are seen; a page with less room scrolls

/// So many rows and what is around them.
int heightOf(const QTableView& table, int rows)
{
    return table.horizontalHeader()->sizeHint().height()
        + rows * table.verticalHeader()->defaultSectionSize()
        + table.horizontalScrollBar()->sizeHint().height() + 2 * table.frameWidth();
}

void setUpTable(QTableView& table, WeightModel& model)
{
    table.setObjectName(QStringLiteral("weights"));
    table.setAccessibleName(WeightPage::tr("Weights of the module"));
    table.setModel(&model);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table.horizontalHeader()->setHighlightSections(false);
}

} // namespace

WeightPage::WeightPage(QWidget* parent)
    : QWidget(parent)
    , m_weights(new WeightModel(this))
    , m_none(makeMutedLabel(this, "noWeights"))
    , m_table(new QTableView(this))
    , m_histogram(new Histogram(this))
    , m_sentence(makeTextLabel(this, "weightSentence"))
{
    m_none->setText(tr("This module has no weights."));
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setUpTable(*m_table, *m_weights);
    QVBoxLayout* column = makeScrollingColumn(*this);
    column->setContentsMargins(spacing(8), spacing(12), spacing(8), spacing(12));
    column->setSpacing(spacing(8));
    column->addWidget(m_none);
    column->addWidget(m_table, 2 * kMuch); // no more than its rows, then the histogram grows
    column->addWidget(m_histogram, kMuch);
    column->addWidget(m_sentence);
    column->addStretch(1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &WeightPage::showWeight);
}

void WeightPage::setModule(std::shared_ptr<const Inspection> inspection, const std::string& path)
{
    const bool isSeen = inspection != nullptr;
    m_weights->setModule(std::move(inspection), path);
    const bool hasAny = m_weights->rowCount() > 0;
    m_none->setVisible(isSeen && !hasAny);
    for (QWidget* part : {static_cast<QWidget*>(m_table), static_cast<QWidget*>(m_histogram),
                          static_cast<QWidget*>(m_sentence)}) {
        part->setVisible(hasAny);
    }
    if (hasAny) {
        fitTable();
        m_table->selectRow(0);
    }
    showWeight();
}

void WeightPage::fitTable()
{
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + spacing(4));
    const int rows = m_weights->rowCount();
    m_table->setMaximumHeight(heightOf(*m_table, rows));
    m_table->setMinimumHeight(heightOf(*m_table, std::min(rows, kLeastRows)));
}

void WeightPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitTable();
    }
}

void WeightPage::showWeight()
{
    const WeightStats* weight = m_weights->weightAt(m_table->currentIndex().row());
    m_histogram->setWeight(weight);
    m_sentence->setText(weight != nullptr ? breakable(weightSentence(*weight)) : QString());
}

} // namespace maskscope
