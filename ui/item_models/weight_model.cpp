// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/weight_model.h"

#include "ui/formatting.h"
#include "ui/glossary.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

std::int64_t countOf(const WeightStats& weight)
{
    std::int64_t count = 1;
    for (const std::int64_t size : weight.shape) {
        if (__builtin_mul_overflow(count, size, &count)) {
            return 0;
        }
    }
    return count;
}

bool isInside(const std::string& path, const std::string& module)
{
    return module.empty() || (path.starts_with(module) && path[module.size()] == '.');
}

} // namespace

WeightModel::WeightModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void WeightModel::setModule(std::shared_ptr<const Inspection> inspection, const std::string& path)
{
    beginResetModel();
    m_inspection = std::move(inspection);
    m_prefix = path.empty() ? 0 : path.size() + 1;
    m_rows.clear();
    if (m_inspection != nullptr) {
        for (std::size_t i = 0; i < m_inspection->weights.size(); ++i) {
            if (isInside(m_inspection->weights[i].path, path)) {
                m_rows.push_back(i);
            }
        }
    }
    endResetModel();
}

const WeightStats* WeightModel::weightAt(int row) const
{
    if (row < 0 || std::cmp_greater_equal(row, m_rows.size())) {
        return nullptr;
    }
    return &m_inspection->weights.at(m_rows[static_cast<std::size_t>(row)]);
}

int WeightModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int WeightModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WeightModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const WeightStats& weight = *weightAt(index.row());
    const bool isText = index.column() == NameColumn || index.column() == ShapeColumn;
    switch (role) {
    case Qt::DisplayRole:
        return display(weight, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(index.column() == NameColumn ? QString::fromStdString(weight.path)
                                                         : weightSentence(weight));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString WeightModel::display(const WeightStats& weight, int column) const
{
    const auto count = static_cast<double>(countOf(weight));
    switch (column) {
    case NameColumn:
        return QString::fromStdString(weight.path.substr(std::min(m_prefix, weight.path.size())));
    case ShapeColumn:
        return formatShape(weight.shape);
    case MinColumn:
        return formatNumber(weight.min);
    case MaxColumn:
        return formatNumber(weight.max);
    case MeanColumn:
        return formatNumber(weight.mean);
    case DeviationColumn:
        return formatNumber(weight.deviation);
    case ZerosColumn:
        return count > 0 ? formatPercent(static_cast<double>(weight.zeros) / count) : QString();
    default:
        return {};
    }
}

QVariant WeightModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    using Terms = std::vector<const char*>;
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isText = section == NameColumn || section == ShapeColumn;
        return QVariant::fromValue((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return explainedHeader(role,
                               section == NameColumn        ? Terms{"weights"}
                                   : section == ShapeColumn ? Terms{"shape"}
                                                            : Terms());
    }
    switch (section) {
    case NameColumn:
        return tr("weight");
    case ShapeColumn:
        return tr("shape");
    case MinColumn:
        return tr("least");
    case MaxColumn:
        return tr("greatest");
    case MeanColumn:
        return tr("mean");
    case DeviationColumn:
        return tr("spread", "standard deviation");
    case ZerosColumn:
        return tr("zeros");
    default:
        return {};
    }
}

QString weightSentence(const WeightStats& weight)
{
    QString text = WeightModel::tr("%1, %2, %3 numbers", "element type, bytes, count")
                       .arg(QString::fromStdString(weight.elementType), formatBytes(weight.bytes),
                            formatExact(countOf(weight)));
    if (weight.notFinite > 0) {
        text
            += WeightModel::tr("; %1 of them no finite numbers").arg(formatExact(weight.notFinite));
    }
    QStringList others;
    for (const std::string& name : weight.sameBytesAs) {
        others << QString::fromStdString(name);
    }
    if (!others.isEmpty()) {
        text += WeightModel::tr("; the same numbers as %1", "names of weights")
                    .arg(others.join(QStringLiteral(", ")));
    }
    return text;
}

} // namespace maskscope
