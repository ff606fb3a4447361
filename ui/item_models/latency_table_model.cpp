// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/latency_table_model.h"

#include "ui/error_text.h"
#include "ui/formatting.h"
#include "ui/glossary.h"

#include <QSize>

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

using Table = LatencyTableModel;

double numberOf(const LengthTiming& timing, int column)
{
    const double none = std::nan("");
    switch (column) {
    case Table::MedianColumn:
        return timing.statistics.median;
    case Table::P25Column:
        return timing.statistics.p25;
    case Table::P75Column:
        return timing.statistics.p75;
    case Table::P90Column:
        return timing.statistics.p90;
    case Table::MinColumn:
        return timing.statistics.min;
    case Table::FirstColumn:
        return timing.firstMs.value_or(none);
    case Table::FlopsColumn:
        return static_cast<double>(timing.flops().value_or(0));
    case Table::RateColumn:
        return timing.gigaflopsPerSecond().value_or(none);
    default:
        return none;
    }
}

QVariant valueOf(const LengthTiming& timing, int column)
{
    if (column == Table::LengthColumn) {
        return static_cast<double>(timing.length.value);
    }
    if (timing.error) {
        return {};
    }
    if (column == Table::RunsColumn) {
        return static_cast<double>(timing.statistics.runs);
    }
    const bool isMeasured = column == Table::FirstColumn
        || (column == Table::FlopsColumn ? timing.profile.has_value() : timing.statistics.runs > 0);
    const double value = numberOf(timing, column);
    return isMeasured && std::isfinite(value) ? QVariant(value) : QVariant();
}

} // namespace

LatencyTableModel::LatencyTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void LatencyTableModel::setReport(const LatencyReport& report)
{
    beginResetModel();
    m_report = report;
    m_rows.clear();
    for (std::size_t series = 0; series < m_report.series.size(); ++series) {
        for (std::size_t length = 0; length < m_report.series[series].lengths.size(); ++length) {
            m_rows.push_back({series, length});
        }
    }
    endResetModel();
}

void LatencyTableModel::setPlainWords(bool isPlain)
{
    m_isPlain = isPlain;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, MedianColumn), index(rowCount() - 1, MedianColumn));
    }
}

bool LatencyTableModel::hasError(int row) const
{
    return timingAt(row).error.has_value();
}

const LengthTiming& LatencyTableModel::timingAt(int row) const
{
    const Place& place = m_rows.at(static_cast<std::size_t>(row));
    return m_report.series[place.series].lengths[place.length];
}

int LatencyTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
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
    const LengthTiming& timing = timingAt(index.row());
    const bool isSentence = timing.error && index.column() == MedianColumn;
    const bool isText = isSentence || index.column() == SeriesColumn;
    switch (role) {
    case Qt::DisplayRole:
        return display(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(timing);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::SizeHintRole: // a sentence must not widen the column of numbers it begins in
        return isSentence ? QVariant(QSize(1, 1)) : QVariant();
    case ValueRole:
        return valueOf(timing, index.column());
    case HasErrorRole:
        return timing.error.has_value();
    case SeriesRole:
        return static_cast<int>(m_rows.at(static_cast<std::size_t>(index.row())).series);
    default:
        return {};
    }
}

QString LatencyTableModel::toolTip(const LengthTiming& timing)
{
    if (timing.error) {
        return errorText(*timing.error);
    }
    if (timing.statistics.isNoisy()) {
        return tr("The middle half of the runs lies %1 of the median apart: something else kept "
                  "the machine busy.")
            .arg(formatPercent((timing.statistics.p75 - timing.statistics.p25)
                               / timing.statistics.median));
    }
    return {};
}

QVariant LatencyTableModel::display(int row, int column) const
{
    const LengthTiming& timing = timingAt(row);
    if (column == SeriesColumn) {
        return m_report.series[m_rows[static_cast<std::size_t>(row)].series].name;
    }
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
    if (column == FlopsColumn && value.isValid()) {
        return formatCount(static_cast<qint64>(value.toDouble()));
    }
    const QString text = formatMillisecondsPlain(value.isValid() ? value.toDouble() : std::nan(""));
    if (column != MedianColumn || !timing.statistics.isNoisy()) {
        return text;
    }
    return m_isPlain ? tr("about %1", "a time").arg(text) : QStringLiteral("≈ ") + text;
}

QVariant LatencyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    const Header header = headerOf(section);
    switch (role) {
    case Qt::DisplayRole:
        return header.title;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((section == SeriesColumn ? Qt::AlignLeft : Qt::AlignRight)
                                   | Qt::AlignVCenter);
    default:
        return explainedHeader(role, header.terms, header.toolTip);
    }
}

/// What the glossary says is not said again.
LatencyTableModel::Header LatencyTableModel::headerOf(int column) const
{
    switch (column) {
    case SeriesColumn:
        return {tr("measured"), tr("What was measured"), {}};
    case LengthColumn:
        return m_isPlain
            ? Header{tr("length"), tr("How many words, parts of words and marks the text has"), {}}
            : Header{tr("tokens"), {}, {"sequence_length", "token"}};
    case MedianColumn:
        return m_isPlain
            ? Header{tr("time, ms"), tr("Half of the runs were faster, half were slower"), {}}
            : Header{tr("median"), tr("≈: the runs lie far apart"), {"median"}};
    case P90Column:
        return {tr("p90"), {}, {"p90"}};
    case FlopsColumn:
        return {tr("operations"), {}, {"operations"}};
    case RateColumn:
        return {tr("GFLOP/s"), {}, {"gflops"}};
    case FirstColumn:
        return {tr("first"),
                tr("The very first run at this length. It is often slower and does not count."),
                {}};
    case P25Column:
        return {tr("p25"), tr("One run in four was faster than this"), {"middle_half"}};
    case P75Column:
        return {tr("p75"), tr("One run in four was slower than this"), {"middle_half"}};
    case MinColumn:
        return {tr("fastest"), tr("The fastest run that counts"), {}};
    default:
        return {tr("runs"), tr("Runs that count"), {}};
    }
}

} // namespace maskscope
