// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/comparison_model.h"

#include "ui/formatting.h"
#include "ui/glossary.h"

#include <cmath>
#include <utility>

namespace maskscope {

namespace {

const WordScore* scoreOf(const ComparedWord& word, int column)
{
    switch (column) {
    case ComparisonModel::AColumn:
    case ComparisonModel::RankAColumn:
        return &word.a;
    case ComparisonModel::BColumn:
    case ComparisonModel::RankBColumn:
        return &word.b;
    default:
        return nullptr;
    }
}

bool isSaid(const WordScore& score)
{
    return score.method != TargetMethod::Unknown;
}

bool isRank(int column)
{
    return column == ComparisonModel::RankAColumn || column == ComparisonModel::RankBColumn;
}

/// "A", "A: fp32": the other columns speak of A and B, for names of files are long.
QString sideHeader(const QString& side, const QString& name)
{
    return name == side ? side
                        : ComparisonModel::tr("%1: %2", "A, name of a model").arg(side, name);
}

/// What is not known comes last, whichever way a column is sorted first.
QVariant sortValue(const ComparedWord& word, int column)
{
    switch (column) {
    case ComparisonModel::WordColumn:
        return QString::fromStdString(word.text);
    case ComparisonModel::ChangeColumn:
        return word.isComparable() ? std::abs(word.change()) : -1.0;
    case ComparisonModel::TimesColumn:
        return word.logRatio();
    default:
        break;
    }
    const WordScore& score = *scoreOf(word, column);
    if (isRank(column)) {
        return score.rank ? static_cast<double>(*score.rank) : 1e12;
    }
    return isSaid(score) ? score.probability : -1.0;
}

} // namespace

void ComparisonModel::setComparison(std::shared_ptr<const Comparison> comparison, std::size_t mask)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    m_mask = mask;
    endResetModel();
}

void ComparisonModel::setNames(const QString& a, const QString& b)
{
    m_nameA = a;
    m_nameB = b;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

const ComparedWord& ComparisonModel::wordAt(int row) const
{
    return m_comparison->masks.at(m_mask).words.at(static_cast<std::size_t>(row));
}

int ComparisonModel::rowCount(const QModelIndex& parent) const
{
    const bool isEmpty = parent.isValid() || !m_comparison || m_mask >= m_comparison->masks.size();
    return isEmpty ? 0 : static_cast<int>(m_comparison->masks[m_mask].words.size());
}

int ComparisonModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const ComparedWord& word = wordAt(index.row());
    const int column = index.column();
    const bool hasBar = column == AColumn || column == BColumn;
    switch (role) {
    case Qt::DisplayRole:
        return display(word, column);
    case Qt::ToolTipRole:
        return toolTip(word, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((column == WordColumn ? Qt::AlignLeft : Qt::AlignRight)
                                   | Qt::AlignVCenter);
    case SortRole:
        return sortValue(word, column);
    case ShareRole:
        return hasBar && isSaid(*scoreOf(word, column))
            ? QVariant(scoreOf(word, column)->probability)
            : QVariant();
    case ColorRole:
        return column == BColumn ? 1 : 0;
    default:
        return {};
    }
}

QVariant ComparisonModel::display(const ComparedWord& word, int column) const
{
    const QString none = QStringLiteral("–");
    switch (column) {
    case WordColumn:
        return (word.continuesWord ? QStringLiteral("…") : QString())
            + QString::fromStdString(word.text);
    case ChangeColumn:
        return word.isComparable() ? formatPoints(word.change()) : none;
    case TimesColumn:
        return word.isComparable() ? formatTimes(word.logRatio()) : none;
    default:
        break;
    }
    const WordScore& score = *scoreOf(word, column);
    if (isRank(column)) {
        return score.rank ? formatExact(static_cast<qint64>(*score.rank)) : none;
    }
    return isSaid(score) ? formatPercent(score.probability) : none;
}

QString ComparisonModel::toolTip(const ComparedWord& word, int column) const
{
    const WordScore* score = scoreOf(word, column);
    if (score == nullptr) {
        return headerToolTip(column);
    }
    if (!isSaid(*score)) {
        return tr("This model has no such word.");
    }
    if (score->method == TargetMethod::Chain) {
        return tr("A word of several pieces in this model: the chance of the first, times that of "
                  "the next after it, and so on. It has no place of its own in the list.");
    }
    return headerToolTip(column);
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue((section == WordColumn ? Qt::AlignLeft : Qt::AlignRight)
                                   | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        const bool isSide = section == AColumn || section == BColumn;
        return isSide ? explainedHeader(role, {"probability"}, headerToolTip(section))
                      : explainedHeader(role, {}, headerToolTip(section));
    }
    switch (section) {
    case WordColumn:
        return tr("word");
    case AColumn:
        return sideHeader(QStringLiteral("A"), m_nameA);
    case BColumn:
        return sideHeader(QStringLiteral("B"), m_nameB);
    case ChangeColumn:
        return tr("change");
    case TimesColumn:
        return tr("times");
    case RankAColumn:
        return tr("place in A");
    default:
        return tr("place in B");
    }
}

QString ComparisonModel::headerToolTip(int section) const
{
    switch (section) {
    case WordColumn:
        return tr("The best guesses of both");
    case AColumn:
    case BColumn:
        return tr("How sure the model is of the word, of 100 %");
    case ChangeColumn:
        return tr("From A to B, in points: from 20 % to 50 % are +30");
    case TimesColumn:
        return tr("× 2: twice as likely in B; ÷ 2: half as likely");
    default:
        return tr("1: the best guess of all the words the model knows");
    }
}

} // namespace maskscope
