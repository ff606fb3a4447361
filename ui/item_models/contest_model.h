// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/contest_steps.h"

#include <QAbstractTableModel>
#include <QString>

#include <memory>

namespace maskscope {

/// The sentences of a contest, a row each: what was taken in each bracket, how sure the model is of
/// each competing word, and which of them leads. Without competing words: the best guesses.
class ContestModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role
    {
        SortRole = Qt::UserRole,
        ShareRole, ///< double, 0 to 1: of cells with a bar
        ColorRole, ///< int
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// `maskToken`: of the sentences; it is shown as "___".
    void setResult(std::shared_ptr<const ContestResult> result, const std::string& maskToken);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    /// The column that tells who leads, or the best guesses; the last one.
    [[nodiscard]] int outcomeColumn() const { return columnCount() - 1; }

private:
    enum class Kind
    {
        Sentence, ///< of a template without brackets
        Choice,
        Word,
        Outcome,
    };

    [[nodiscard]] Kind kindOf(int column) const;
    [[nodiscard]] int choiceColumns() const; ///< one at least
    [[nodiscard]] int wordColumns() const;
    [[nodiscard]] const ContestRow& rowAt(int row) const;
    [[nodiscard]] const TargetWord* wordAt(int row, int column) const;
    [[nodiscard]] QString display(int row, int column) const;
    [[nodiscard]] QString outcome(const ContestRow& row) const;
    [[nodiscard]] QVariant sortValue(int row, int column) const;
    [[nodiscard]] QString toolTip(int row, int column) const;
    [[nodiscard]] QString headerText(int column) const;

    [[nodiscard]] QString sentenceOf(const ContestRow& row) const;

    std::shared_ptr<const ContestResult> m_result;
    std::string m_maskToken;
};

} // namespace maskscope
