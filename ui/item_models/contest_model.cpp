// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/contest_model.h"

#include "ui/comparison_text.h"
#include "ui/error_text.h"
#include "ui/formatting.h"
#include "ui/glossary.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace maskscope {

namespace {

constexpr std::size_t kGuesses = 3; ///< that a cell names

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

void ContestModel::setResult(std::shared_ptr<const ContestResult> result,
                             const std::string& maskToken)
{
    beginResetModel();
    m_result = std::move(result);
    m_maskToken = maskToken;
    endResetModel();
}

QString ContestModel::sentenceOf(const ContestRow& row) const
{
    return readableMasks(row.sentence.text, m_maskToken);
}

int ContestModel::choiceColumns() const
{
    return m_result ? std::max(1, static_cast<int>(m_result->brackets())) : 0;
}

int ContestModel::wordColumns() const
{
    return m_result ? static_cast<int>(m_result->words.size()) : 0;
}

ContestModel::Kind ContestModel::kindOf(int column) const
{
    if (column < choiceColumns()) {
        return m_result->brackets() == 0 ? Kind::Sentence : Kind::Choice;
    }
    return column < choiceColumns() + wordColumns() ? Kind::Word : Kind::Outcome;
}

const ContestRow& ContestModel::rowAt(int row) const
{
    return m_result->rows.at(static_cast<std::size_t>(row));
}

const TargetWord* ContestModel::wordAt(int row, int column) const
{
    const auto word = static_cast<std::size_t>(column - choiceColumns());
    const std::vector<TargetWord>& words = rowAt(row).words;
    const bool isKnown = word < words.size() && words[word].method != TargetMethod::Unknown;
    return isKnown ? &words[word] : nullptr;
}

int ContestModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_result ? 0 : static_cast<int>(m_result->rows.size());
}

int ContestModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_result ? 0 : choiceColumns() + wordColumns() + 1;
}

QVariant ContestModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Kind kind = kindOf(index.column());
    const TargetWord* word = kind == Kind::Word ? wordAt(index.row(), index.column()) : nullptr;
    switch (role) {
    case Qt::DisplayRole:
        return display(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((kind == Kind::Word ? Qt::AlignRight : Qt::AlignLeft)
                                   | Qt::AlignVCenter);
    case SortRole:
        return sortValue(index.row(), index.column());
    case ShareRole:
        return word != nullptr ? QVariant(word->probability) : QVariant();
    case ColorRole:
        return index.column() - choiceColumns();
    default:
        return {};
    }
}

QString ContestModel::display(int row, int column) const
{
    const ContestRow& shown = rowAt(row);
    switch (kindOf(column)) {
    case Kind::Sentence:
        return sentenceOf(shown);
    case Kind::Choice: {
        const std::string& choice = shown.sentence.choices.at(static_cast<std::size_t>(column));
        return choice.empty() ? tr("(nothing)") : textOf(choice);
    }
    case Kind::Word: {
        const TargetWord* word = wordAt(row, column);
        return word == nullptr ? QStringLiteral("–") : formatPercent(word->probability);
    }
    case Kind::Outcome:
        return outcome(shown);
    }
    return {};
}

QString ContestModel::outcome(const ContestRow& row) const
{
    if (row.error) {
        return errorText(*row.error);
    }
    if (!m_result->words.empty()) {
        return leadText(row);
    }
    QStringList guesses;
    for (std::size_t i = 0; i < std::min(kGuesses, row.guesses.size()); ++i) {
        const Candidate& guess = row.guesses[i];
        guesses << tr("%1 %2", "word, percentage")
                       .arg((guess.continuesWord ? QStringLiteral("…") : QString())
                                + textOf(guess.text),
                            formatPercent(static_cast<double>(guess.probability)));
    }
    return guesses.join(tr(", ", "between guesses"));
}

QVariant ContestModel::sortValue(int row, int column) const
{
    const Kind kind = kindOf(column);
    if (kind == Kind::Word) {
        const TargetWord* word = wordAt(row, column);
        return word != nullptr ? word->probability : -1.0;
    }
    if (kind == Kind::Outcome && !m_result->words.empty()) {
        // From the surest of the first word to the surest of the second.
        return contestLead(rowAt(row)).value_or(-std::numeric_limits<double>::max());
    }
    return display(row, column);
}

QString ContestModel::toolTip(int row, int column) const
{
    const ContestRow& shown = rowAt(row);
    if (shown.error) {
        return plainToolTip(errorText(*shown.error));
    }
    const QString sentence = sentenceOf(shown);
    if (kindOf(column) != Kind::Word || shown.words.empty()) {
        return plainToolTip(sentence);
    }
    const TargetWord* word = wordAt(row, column);
    if (word == nullptr) {
        return plainToolTip(sentence + QLatin1Char('\n') + tr("The model has no such word."));
    }
    if (word->method == TargetMethod::Chain) {
        return plainToolTip(sentence + QLatin1Char('\n')
                            + tr("A word of several pieces: the chance of the first, times that of "
                                 "the next after it, and so on."));
    }
    return plainToolTip(
        sentence + QLatin1Char('\n')
        + tr("Number %1 of all guesses").arg(formatExact(static_cast<qint64>(*word->rank))));
}

QVariant ContestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue((kindOf(section) == Kind::Word ? Qt::AlignRight : Qt::AlignLeft)
                                   | Qt::AlignVCenter);
    }
    if (role == Qt::DisplayRole) {
        return headerText(section);
    }
    return kindOf(section) == Kind::Word ? explainedHeader(role, {"probability"}) : QVariant();
}

QString ContestModel::headerText(int column) const
{
    switch (kindOf(column)) {
    case Kind::Sentence:
        return tr("sentence");
    case Kind::Choice:
        return m_result->brackets() == 1 ? tr("choice") : tr("choice %1").arg(column + 1);
    case Kind::Word:
        return textOf(m_result->words.at(static_cast<std::size_t>(column - choiceColumns())));
    case Kind::Outcome:
        return m_result->words.empty() ? tr("best guesses") : tr("who leads");
    }
    return {};
}

} // namespace maskscope
