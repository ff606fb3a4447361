// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/prediction_model.h"

#include "ui/formatting.h"

#include <algorithm>
#include <utility>

namespace maskscope {

std::vector<PredictionModel::Row> PredictionModel::makeRows(const MaskPrediction& prediction)
{
    const QString wordBefore = QString::fromStdString(prediction.wordBefore);
    std::vector<Row> rows;
    double sum = 0;
    for (const Candidate& candidate : prediction.candidates) {
        rows.push_back(makeRow(candidate, wordBefore));
        sum += rows.back().probability;
    }
    if (!rows.empty() || prediction.hidden.total() > 0) {
        Row rest;
        rest.word = tr("everything else");
        rest.reading = rest.word;
        rest.probability = std::clamp(1.0 - sum, 0.0, 1.0);
        rest.isRest = true;
        rows.push_back(rest);
    }
    return rows;
}

/// "ing" behind "play" reads "playing"; where nothing is known to be before it, "…ing".
PredictionModel::Row PredictionModel::makeRow(const Candidate& candidate, const QString& wordBefore)
{
    Row row;
    row.word = QString::fromStdString(candidate.text);
    row.reading = row.word;
    if (candidate.isPieceBehind()) {
        row.reading.prepend(wordBefore.isEmpty() ? QStringLiteral("…") : wordBefore);
    }
    row.rank = candidate.rank == 0 ? QString() : formatExact(static_cast<qint64>(candidate.rank));
    row.token = QString::fromStdString(candidate.token);
    row.id = candidate.id.value;
    row.joinsPrevious = candidate.continuesWord;
    row.probability = static_cast<double>(candidate.probability);
    return row;
}

void PredictionModel::setPrediction(const MaskPrediction& prediction)
{
    std::vector<Row> rows = makeRows(prediction);
    resizeTo(static_cast<int>(rows.size()));
    m_rows = std::move(rows);
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
}

void PredictionModel::resizeTo(int rows)
{
    const int before = rowCount();
    if (rows > before) {
        beginInsertRows({}, before, rows - 1);
        m_rows.resize(static_cast<std::size_t>(rows));
        endInsertRows();
    } else if (rows < before) {
        beginRemoveRows({}, rows, before - 1);
        m_rows.resize(static_cast<std::size_t>(rows));
        endRemoveRows();
    }
}

int PredictionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PredictionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = m_rows.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return row.reading;
    case RankRole:
        return row.rank;
    case WordRole:
        return row.word;
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(row));
    case Qt::AccessibleTextRole:
        return accessibleText(row);
    case ProbabilityRole:
        return row.probability;
    case PercentRole:
        return formatPercent(row.probability);
    case RestRole:
        return row.isRest;
    case JoinsRole:
        return row.joinsPrevious;
    default:
        return {};
    }
}

Qt::ItemFlags PredictionModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    if (m_rows.at(static_cast<std::size_t>(index.row())).isRest) {
        return Qt::ItemNeverHasChildren;
    }
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QString PredictionModel::accessibleText(const Row& row)
{
    const bool isEnding = row.reading.startsWith(QStringLiteral("…"));
    const QString word = isEnding ? tr("the ending %1").arg(row.word) : row.reading;
    return tr("%1, %2").arg(word, formatPercent(row.probability));
}

QString PredictionModel::toolTip(const Row& row) const
{
    if (row.isRest) {
        return tr("What is left of 100 % for everything that is not listed.");
    }
    if (!m_tellsTokens) {
        return tr("Click to put this word into the sentence.");
    }
    return tr("Token %1, number %2").arg(row.token, formatTokenId(row.id));
}

} // namespace maskscope
