// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/latency_table_model.h"

#include "ui/error_text.h"
#include "ui/formatting.h"

#include <QSize>

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

QVariant valueOf(const LengthTiming& timing, int column)
{
    double value = std::nan("");
    switch (column) {
    case LatencyTableModel::LengthColumn:
        return static_cast<double>(timing.length.value);
    case LatencyTableModel::RunsColumn:
        return static_cast<double>(timing.statistics.runs);
    case LatencyTableModel::MedianColumn:
        value = timing.statistics.median;
        break;
    case LatencyTableModel::P10Column:
        value = timing.statistics.p10;
        break;
    case LatencyTableModel::P90Column:
        value = timing.statistics.p90;
        break;
    case LatencyTableModel::MinColumn:
        value = timing.statistics.min;
        break;
    case LatencyTableModel::FirstColumn:
        value = timing.firstMs.value_or(value);
        break;
    default:
        break;
    }
    const bool isMeasured = column == LatencyTableModel::FirstColumn || timing.statistics.runs > 0;
    return isMeasured && std::isfinite(value) ? QVariant(value) : QVariant();
}

bool haveSameLengths(const SweepResult& a, const SweepResult& b)
{
    return std::equal(
        a.lengths.begin(), a.lengths.end(), b.lengths.begin(), b.lengths.end(),
        [](const LengthTiming& x, const LengthTiming& y) { return x.length == y.length; });
}

} // namespace

LatencyTableModel::LatencyTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void LatencyTableModel::setResult(const SweepResult& result)
{
    if (!haveSameLengths(m_result, result)) {
        beginResetModel();
        m_result = result;
        endResetModel();
        return;
    }
    m_result = result;
    if (!m_result.lengths.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

void LatencyTableModel::clear()
{
    beginResetModel();
    m_result = {};
    endResetModel();
}

bool LatencyTableModel::hasError(int row) const
{
    return m_result.lengths.at(static_cast<std::size_t>(row)).error.has_value();
}

int LatencyTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_result.lengths.size());
}

int LatencyTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LatencyTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const LengthTiming& timing = m_result.lengths.at(static_cast<std::size_t>(index.row()));
    const bool isSentence = timing.error && index.column() == MedianColumn;
    switch (role) {
    case Qt::DisplayRole:
        return display(timing, index.column());
    case Qt::ToolTipRole:
        return timing.error ? QVariant(errorText(*timing.error)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isSentence ? Qt::AlignLeft : Qt::AlignRight)
                                   | Qt::AlignVCenter);
    case Qt::SizeHintRole: // a sentence must not widen the column of numbers it begins in
        return isSentence ? QVariant(QSize(1, 1)) : QVariant();
    case ValueRole:
        return timing.error && index.column() != LengthColumn ? QVariant()
                                                              : valueOf(timing, index.column());
    case HasErrorRole:
        return timing.error.has_value();
    default:
        return {};
    }
}

QVariant LatencyTableModel::display(const LengthTiming& timing, int column) const
{
    if (column == LengthColumn) {
        return formatExact(timing.length.value);
    }
    if (timing.error) {
        return column == MedianColumn ? QVariant(errorText(*timing.error)) : QVariant();
    }
    if (column == RunsColumn) {
        return formatExact(static_cast<qint64>(timing.statistics.runs));
    }
    const QVariant value = valueOf(timing, column);
    return formatMillisecondsPlain(value.isValid() ? value.toDouble() : std::nan(""));
}

QVariant LatencyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    struct Header
    {
        QString title;
        QString toolTip;
    };
    const Header headers[] = {
        {tr("tokens"), tr("Length of the text in tokens, the two end marks included")},
        {tr("median"), tr("Half of the runs were faster, half were slower")},
        {tr("p10"), tr("One run in ten was faster than this")},
        {tr("p90"), tr("One run in ten was slower than this")},
        {tr("fastest"), tr("The fastest run that counts")},
        {tr("first"),
         tr("The very first run at this length. It is often slower and does not "
            "count.")},
        {tr("runs"), tr("Runs that count")},
    };
    switch (role) {
    case Qt::DisplayRole:
        return headers[section].title;
    case Qt::ToolTipRole:
        return headers[section].toolTip;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace maskscope
