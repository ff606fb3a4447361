// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/shapes/operator_page.h"

#include "ui/item_models/operator_count_model.h"
#include "ui/text_size.h"
#include "ui/widgets/share_bar_delegate.h"
#include "ui/widgets/text_label.h"

#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace maskscope {

OperatorPage::OperatorPage(QWidget* parent)
    : QWidget(parent)
    , m_operators(new OperatorCountModel(this))
    , m_found(new QSortFilterProxyModel(this))
    , m_table(new QTableView(this))
    , m_nothingFound(makeMutedLabel(this, "noOperatorFound"))
{
    m_found->setSourceModel(m_operators);
    m_found->setSortRole(OperatorCountModel::SortRole);
    m_found->setFilterRole(OperatorCountModel::SearchRole);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_nothingFound->hide();
    setUpTable();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(8));
    column->addWidget(m_nothingFound);
    column->addWidget(m_table, 1);
}

void OperatorPage::setUpTable()
{
    m_table->setObjectName(QStringLiteral("operatorCounts"));
    m_table->setAccessibleName(tr("Operators of the model"));
    m_table->setModel(m_found);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(OperatorCountModel::TimeColumn, Qt::DescendingOrder);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + spacing(8));
    m_table->setItemDelegateForColumn(OperatorCountModel::TimeColumn,
                                      new ShareBarDelegate(OperatorCountModel::ShareRole, m_table));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
}

void OperatorPage::setInspection(const std::shared_ptr<const Inspection>& inspection)
{
    m_operators->setInspection(inspection);
}

void OperatorPage::setLength(SequenceLength length)
{
    m_operators->setLength(length);
}

void OperatorPage::search(const QString& text)
{
    m_found->setFilterFixedString(text.trimmed());
    m_nothingFound->setText(
        tr("No operator has “%1” in its name or in what it does.").arg(text.trimmed()));
    m_nothingFound->setVisible(m_found->rowCount() == 0 && !text.trimmed().isEmpty());
}

} // namespace maskscope
