// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace maskscope {

/// Every kind of operator of a model once: how often it is called, its operations and time, and
/// what it does. Sorted by whoever shows it: SortRole has plain numbers.
class OperatorCountModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        NameColumn,
        CountColumn,
        OperationsColumn,
        TimeColumn,
        HelpColumn,
        ColumnCount,
    };
    enum Role
    {
        SortRole = Qt::UserRole,
        SearchRole, ///< name and what it does
        ShareRole, ///< double, 0 to 1: of the time
    };

    explicit OperatorCountModel(QObject* parent = nullptr);

    void setInspection(const std::shared_ptr<const Inspection>& inspection);
    void setLength(SequenceLength length);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        std::string name;
        std::int64_t calls = 0;
        LengthFormula flops;
        double share = 0;
    };

    [[nodiscard]] QString display(const Row& row, int column) const;
    [[nodiscard]] QVariant sortKey(const Row& row, int column) const;

    std::vector<Row> m_rows;
    SequenceLength m_length{1};
};

} // namespace maskscope
