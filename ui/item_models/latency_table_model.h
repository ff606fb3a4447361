// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latency/sweep.h"

#include <QAbstractTableModel>

namespace maskscope {

/// One row per length of a sweep. The table shows it and the chart draws it, so both always tell
/// the same. A length that cannot run has its sentence in the first column after the length.
class LatencyTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        LengthColumn,
        MedianColumn,
        P10Column,
        P90Column,
        MinColumn,
        FirstColumn,
        RunsColumn,
        ColumnCount,
    };
    enum Role
    {
        ValueRole = Qt::UserRole, ///< the number of a cell (double); invalid if there is none
        HasErrorRole, ///< bool: this length cannot run
    };

    explicit LatencyTableModel(QObject* parent = nullptr);

    /// Rows that stay are updated in place, so a selection survives progress.
    void setResult(const SweepResult& result);
    void clear();
    [[nodiscard]] const SweepResult& result() const { return m_result; }
    [[nodiscard]] bool hasError(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QVariant display(const LengthTiming& timing, int column) const;

    SweepResult m_result;
};

} // namespace maskscope
