// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/signature.h"

#include <QAbstractTableModel>

#include <vector>

namespace maskscope {

/// The inputs of a model's forward(), one row each, in the order of the call.
class InputModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        NameColumn, ///< and below it the role, in words, and where it is from
        TypeColumn,
        ShapeColumn, ///< as recorded with the trace
        ColumnCount,
    };

    explicit InputModel(QObject* parent = nullptr);

    void setInputs(std::vector<InputSpec> inputs);
    [[nodiscard]] const std::vector<InputSpec>& inputs() const { return m_inputs; }

    /// Whether the first column tells all, where there is no room for the others.
    void setFolded(bool folded);
    /// "int64, recorded: [1, 14]": what the other columns tell.
    [[nodiscard]] QString restOf(int row) const;

    /// "which places to read": what an input means in that role.
    [[nodiscard]] static QString meaning(const InputSpec& input, InputRole role);
    /// Where its role is from, if it is not from its name: "found by trying"; else empty.
    [[nodiscard]] QString originOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::vector<InputSpec> m_inputs;
    bool m_isFolded = false;
};

} // namespace maskscope
