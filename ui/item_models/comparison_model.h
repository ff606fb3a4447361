// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/comparison_steps.h"

#include <QAbstractTableModel>
#include <QString>

#include <memory>

namespace maskscope {

/// The words of one hidden word in two answers, a row each.
class ComparisonModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        WordColumn,
        AColumn,
        BColumn,
        ChangeColumn, ///< in points; sorted by its size
        TimesColumn,
        RankAColumn,
        RankBColumn,
        ColumnCount,
    };
    enum Role
    {
        SortRole = Qt::UserRole,
        ShareRole, ///< double, 0 to 1: of cells with a bar
        ColorRole, ///< int
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// `mask` counts the compared hidden words from 0. Null: nothing is shown.
    void setComparison(std::shared_ptr<const Comparison> comparison, std::size_t mask);
    /// What the sides are called.
    void setNames(const QString& a, const QString& b);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] const ComparedWord& wordAt(int row) const;
    [[nodiscard]] QVariant display(const ComparedWord& word, int column) const;
    [[nodiscard]] QString toolTip(const ComparedWord& word, int column) const;
    [[nodiscard]] QString headerToolTip(int section) const;

    std::shared_ptr<const Comparison> m_comparison;
    std::size_t m_mask = 0;
    QString m_nameA;
    QString m_nameB;
};

} // namespace maskscope
