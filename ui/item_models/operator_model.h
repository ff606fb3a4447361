// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace maskscope {

/// The operators that one module calls itself, in order: name, what comes out, operations, time and
/// the line of Python.
class OperatorModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        NameColumn,
        OutputColumn,
        OperationsColumn,
        TimeColumn,
        SourceColumn,
        ColumnCount,
    };
    enum Role
    {
        SizesRole = Qt::UserRole, ///< std::vector<TensorSize> of what comes out
    };

    explicit OperatorModel(QObject* parent = nullptr);

    /// `inspection` may be null: no operators.
    void setModule(std::shared_ptr<const Inspection> inspection, std::size_t module);
    void setLength(SequenceLength length);
    /// Null for a row that is not there.
    [[nodiscard]] const InspectedOperator* operatorAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] std::vector<TensorSize> outputOf(const InspectedOperator& op) const;
    [[nodiscard]] QString display(const InspectedOperator& op, int column) const;
    [[nodiscard]] QString toolTip(const InspectedOperator& op, int column) const;

    std::shared_ptr<const Inspection> m_inspection;
    SequenceLength m_length{1};
    std::vector<std::size_t> m_rows; ///< in Inspection::operators
};

/// "linear" of "aten::linear"; other families keep their name.
[[nodiscard]] QString operatorName(const std::string& name);
/// "modeling_bert.py:238" of a Python file and line: the folders leave no room for the line.
[[nodiscard]] QString sourceLine(const std::string& source);

} // namespace maskscope
