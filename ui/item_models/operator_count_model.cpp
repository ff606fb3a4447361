// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/operator_count_model.h"

#include "ui/formatting.h"
#include "ui/glossary.h"
#include "ui/item_models/operator_model.h"
#include "ui/operator_help.h"
#include "ui/shape_text.h"

#include <map>
#include <utility>

namespace maskscope {

OperatorCountModel::OperatorCountModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void OperatorCountModel::setInspection(const std::shared_ptr<const Inspection>& inspection)
{
    beginResetModel();
    std::map<std::string, Row> rows;
    if (inspection != nullptr) {
        for (const InspectedOperator& op : inspection->operators) {
            Row& row = rows[op.name];
            row.calls += op.calls;
            row.flops = sum(row.flops, op.flops);
            row.share += op.share;
        }
    }
    m_rows.clear();
    for (auto& [name, row] : rows) {
        row.name = name;
        m_rows.push_back(std::move(row));
    }
    endResetModel();
}

void OperatorCountModel::setLength(SequenceLength length)
{
    m_length = length;
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, OperationsColumn), index(rowCount() - 1, OperationsColumn));
    }
}

int OperatorCountModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OperatorCountModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OperatorCountModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = m_rows.at(static_cast<std::size_t>(index.row()));
    const bool isNumber = index.column() != NameColumn && index.column() != HelpColumn;
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == OperationsColumn ? operationsText(row.flops)
            : index.column() == NameColumn        ? plainToolTip(QString::fromStdString(row.name))
                                                  : operatorHelp(row.name);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SortRole:
        return sortKey(row, index.column());
    case SearchRole:
        return QString(QString::fromStdString(row.name) + QLatin1Char(' ')
                       + operatorHelp(row.name));
    case ShareRole:
        return row.share;
    default:
        return {};
    }
}

QString OperatorCountModel::display(const Row& row, int column) const
{
    switch (column) {
    case NameColumn:
        return operatorName(row.name);
    case CountColumn:
        return formatExact(row.calls);
    case OperationsColumn:
        return row.flops == LengthFormula() ? QString() : operationsTextAt(row.flops, m_length);
    case TimeColumn:
        return row.share <= 0 ? QString() : formatPercent(row.share);
    case HelpColumn:
        return operatorHelp(row.name);
    default:
        return {};
    }
}

QVariant OperatorCountModel::sortKey(const Row& row, int column) const
{
    switch (column) {
    case CountColumn:
        return static_cast<qlonglong>(row.calls);
    case OperationsColumn:
        return static_cast<qlonglong>(row.flops.at(m_length).value_or(0));
    case TimeColumn:
        return row.share;
    default:
        return display(row, column);
    }
}

QVariant OperatorCountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    using Terms = std::vector<const char*>;
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section != NameColumn && section != HelpColumn;
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return explainedHeader(role,
                               section == NameColumn             ? Terms{"operator"}
                                   : section == OperationsColumn ? Terms{"operations"}
                                                                 : Terms());
    }
    switch (section) {
    case NameColumn:
        return tr("operator");
    case CountColumn:
        return tr("calls");
    case OperationsColumn:
        return tr("operations");
    case TimeColumn:
        return tr("time");
    case HelpColumn:
        return tr("what it does");
    default:
        return {};
    }
}

} // namespace maskscope
