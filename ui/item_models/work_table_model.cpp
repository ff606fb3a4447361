// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/work_table_model.h"

#include "ui/formatting.h"
#include "ui/glossary.h"

#include <QStringList>

#include <algorithm>

namespace maskscope {

namespace {

constexpr std::size_t kMostOperators = 8; ///< that a tool tip lists

} // namespace

WorkTableModel::WorkTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void WorkTableModel::setReport(const LatencyReport& report)
{
    beginResetModel();
    m_lengths.clear();
    if (!report.isEmpty()) {
        for (const LengthTiming& timing : report.series.front().lengths) {
            std::vector<WorkShare> shares = sharesOf(timing);
            if (!shares.empty()) {
                m_lengths.push_back({timing.length, std::move(shares), timing.statistics.median});
            }
        }
    }
    std::sort(m_lengths.begin(), m_lengths.end(),
              [](const Length& a, const Length& b) { return a.length < b.length; });
    endResetModel();
}

SequenceLength WorkTableModel::lengthAt(int column) const
{
    return m_lengths.at(static_cast<std::size_t>(column) - 1).length;
}

int WorkTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_lengths.empty() ? 0 : static_cast<int>(kWorkKinds.size());
}

int WorkTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lengths.size()) + 1;
}

QVariant WorkTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const auto row = static_cast<std::size_t>(index.row());
    const bool isName = index.column() == 0;
    if (role == Qt::ToolTipRole) {
        return toolTip(index.row(), index.column());
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue((isName ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (isName) {
        return role == Qt::DisplayRole ? QVariant(nameOf(kWorkKinds.at(row))) : QVariant();
    }
    const double value
        = m_lengths[static_cast<std::size_t>(index.column()) - 1].shares[row].milliseconds;
    if (role == ValueRole) {
        return value;
    }
    return role == Qt::DisplayRole ? QVariant(formatMillisecondsPlain(value)) : QVariant();
}

QString WorkTableModel::toolTip(int row, int column) const
{
    const WorkKind kind = kWorkKinds.at(static_cast<std::size_t>(row));
    if (column == 0) {
        return explanationOf(kind);
    }
    const Length& length = m_lengths[static_cast<std::size_t>(column) - 1];
    const WorkShare& share = length.shares[static_cast<std::size_t>(row)];
    QStringList lines{tr("%1 of the time").arg(formatPercent(share.milliseconds / length.total))};
    for (std::size_t i = 0; i < std::min(share.operators.size(), kMostOperators); ++i) {
        const OperatorShare& one = share.operators[i];
        lines << tr("%1 × %2: %3", "calls, operator, time")
                     .arg(formatExact(one.calls), QString::fromStdString(one.name),
                          formatMilliseconds(one.milliseconds));
    }
    return lines.join(QLatin1Char('\n'));
}

QVariant WorkTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue((section == 0 ? Qt::AlignLeft : Qt::AlignRight)
                                   | Qt::AlignVCenter);
    }
    if (section == 0) {
        return role == Qt::DisplayRole ? QVariant(tr("ms for")) : QVariant();
    }
    const QString length = formatExact(lengthAt(section).value);
    return role == Qt::DisplayRole
        ? QVariant(length)
        : explainedHeader(role, {"token"}, tr("Milliseconds at %1 tokens").arg(length));
}

QString WorkTableModel::nameOf(WorkKind kind)
{
    switch (kind) {
    case WorkKind::Text:
        return tr("text to tokens");
    case WorkKind::WordTables:
        return tr("word tables");
    case WorkKind::Weights:
        return tr("weights");
    case WorkKind::Attention:
        return tr("attention");
    case WorkKind::Normalization:
        return tr("normalization");
    case WorkKind::Activation:
        return tr("activation");
    case WorkKind::Other:
        return tr("everything else");
    case WorkKind::Ranking:
        return tr("best words");
    }
    return {};
}

QString WorkTableModel::explanationOf(WorkKind kind)
{
    switch (kind) {
    case WorkKind::Text:
        return tr("Cutting the text into tokens");
    case WorkKind::WordTables:
        return tr("Looking up the numbers that stand for each token");
    case WorkKind::Weights:
        return tr("Each token with the weights of the model");
    case WorkKind::Attention:
        return tr("Each token with every other: four times the work for twice the "
                  "text");
    case WorkKind::Normalization:
        return tr("Keeping the numbers in bounds between layers");
    case WorkKind::Activation:
        return tr("Bending the numbers, so that layers add up to more than one");
    case WorkKind::Other:
        return tr("Additions, copies, and the time between");
    case WorkKind::Ranking:
        return tr("Finding the best words");
    }
    return {};
}

} // namespace maskscope
