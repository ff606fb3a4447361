// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/operator_model.h"

#include "ui/formatting.h"
#include "ui/glossary.h"
#include "ui/item_models/module_tree_model.h"
#include "ui/operator_help.h"
#include "ui/shape_text.h"

#include <utility>

namespace maskscope {

QString operatorName(const std::string& name)
{
    const QString text = QString::fromStdString(name);
    const QLatin1String usual("aten::");
    return text.startsWith(usual) ? text.mid(usual.size()) : text;
}

QString sourceLine(const std::string& source)
{
    return QString::fromStdString(source).section(QLatin1Char('/'), -1);
}

OperatorModel::OperatorModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void OperatorModel::setModule(std::shared_ptr<const Inspection> inspection, std::size_t module)
{
    beginResetModel();
    m_inspection = std::move(inspection);
    m_rows.clear();
    if (m_inspection != nullptr) {
        for (std::size_t i = 0; i < m_inspection->operators.size(); ++i) {
            if (m_inspection->operators[i].module == module) {
                m_rows.push_back(i);
            }
        }
    }
    endResetModel();
}

void OperatorModel::setLength(SequenceLength length)
{
    m_length = length;
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

const InspectedOperator* OperatorModel::operatorAt(int row) const
{
    if (row < 0 || std::cmp_greater_equal(row, m_rows.size())) {
        return nullptr;
    }
    return &m_inspection->operators.at(m_rows[static_cast<std::size_t>(row)]);
}

int OperatorModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OperatorModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::vector<TensorSize> OperatorModel::outputOf(const InspectedOperator& op) const
{
    if (op.outputs.empty() || op.outputs.front() >= m_inspection->tensors.size()) {
        return {};
    }
    return m_inspection->tensors[op.outputs.front()].sizes;
}

QVariant OperatorModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const InspectedOperator& op = *operatorAt(index.row());
    const bool isNumber = index.column() == OperationsColumn || index.column() == TimeColumn;
    switch (role) {
    case Qt::DisplayRole:
        return display(op, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(op, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SizesRole:
        return index.column() == OutputColumn ? QVariant::fromValue(outputOf(op)) : QVariant();
    default:
        return {};
    }
}

QString OperatorModel::display(const InspectedOperator& op, int column) const
{
    switch (column) {
    case NameColumn:
        return op.calls > 1 ? tr("%1 × %2", "operator, how often it is called")
                                  .arg(operatorName(op.name), formatExact(op.calls))
                            : operatorName(op.name);
    case OutputColumn:
        return op.outputs.empty() ? QString() : shapeText(outputOf(op));
    case OperationsColumn:
        return op.flops == LengthFormula() ? QString() : operationsTextAt(op.flops, m_length);
    case TimeColumn:
        return op.share <= 0 ? QString() : formatPercent(op.share);
    case SourceColumn:
        return sourceLine(op.source);
    default:
        return {};
    }
}

QString OperatorModel::toolTip(const InspectedOperator& op, int column) const
{
    switch (column) {
    case NameColumn:
        return operatorHelp(op.name);
    case OutputColumn:
        return op.outputs.empty() ? QString() : shapeTextAt(outputOf(op), m_length);
    case OperationsColumn:
        return operationsText(op.flops);
    case SourceColumn:
        return QString::fromStdString(op.source);
    default:
        return {};
    }
}

QVariant OperatorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    using Terms = std::vector<const char*>;
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == OperationsColumn || section == TimeColumn;
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return explainedHeader(role,
                               section == NameColumn             ? Terms{"operator"}
                                   : section == OutputColumn     ? Terms{"shape"}
                                   : section == OperationsColumn ? Terms{"operations"}
                                                                 : Terms());
    }
    switch (section) {
    case NameColumn:
        return tr("operator");
    case OutputColumn:
        return tr("comes out");
    case OperationsColumn:
        return tr("operations");
    case TimeColumn:
        return tr("time");
    case SourceColumn:
        return tr("line of Python");
    default:
        return {};
    }
}

} // namespace maskscope
