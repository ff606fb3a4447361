// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latency/work_kinds.h"
#include "ui/latency_report.h"

#include <QAbstractTableModel>

namespace maskscope {

/// Where the open model's time goes: a row for each kind of work, a column for each length that was
/// taken apart. Table and chart show it.
class WorkTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role
    {
        ValueRole = Qt::UserRole, ///< milliseconds (double)
    };

    explicit WorkTableModel(QObject* parent = nullptr);

    void setReport(const LatencyReport& report);
    /// Of a column: column 0 has the names.
    [[nodiscard]] SequenceLength lengthAt(int column) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    [[nodiscard]] static QString nameOf(WorkKind kind);

private:
    struct Length
    {
        SequenceLength length;
        std::vector<WorkShare> shares;
        double total = 0;
    };
    [[nodiscard]] static QString explanationOf(WorkKind kind);
    [[nodiscard]] QString toolTip(int row, int column) const;

    std::vector<Length> m_lengths;
};

} // namespace maskscope
