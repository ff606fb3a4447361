// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"

#include <QAbstractTableModel>

#include <memory>
#include <string>
#include <vector>

namespace maskscope {

/// The parameters and buffers of a module and of those inside it, each with its numbers summed up.
class WeightModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        NameColumn,
        ShapeColumn,
        MinColumn,
        MaxColumn,
        MeanColumn,
        DeviationColumn,
        ZerosColumn,
        ColumnCount,
    };

    explicit WeightModel(QObject* parent = nullptr);

    /// `path` of the module, "" for all; `inspection` may be null.
    void setModule(std::shared_ptr<const Inspection> inspection, const std::string& path);
    /// Null for a row that is not there.
    [[nodiscard]] const WeightStats* weightAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString display(const WeightStats& weight, int column) const;

    std::shared_ptr<const Inspection> m_inspection;
    std::size_t m_prefix = 0; ///< characters of the module's path and its dot
    std::vector<std::size_t> m_rows; ///< in Inspection::weights
};

/// "float32, 1.5 MB, 589,824 numbers; stored twice: also decoder.weight".
[[nodiscard]] QString weightSentence(const WeightStats& weight);

} // namespace maskscope
