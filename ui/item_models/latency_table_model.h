// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/latency_report.h"

#include <QAbstractTableModel>

namespace maskscope {

/// One row for each length of each series. The table shows it and the chart draws it, so both
/// always tell the same. A length that cannot run has its sentence in the median's column.
class LatencyTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        SeriesColumn, ///< its name; of use only if there are several
        LengthColumn,
        MedianColumn,
        P90Column,
        FlopsColumn,
        RateColumn, ///< thousand million operations a second
        FirstColumn,
        P25Column,
        P75Column,
        MinColumn,
        RunsColumn,
        ColumnCount,
    };
    enum Role
    {
        ValueRole = Qt::UserRole, ///< the number of a cell (double); invalid if there is none
        HasErrorRole, ///< bool: this length cannot run
        SeriesRole, ///< int: index of the row's series
    };

    explicit LatencyTableModel(QObject* parent = nullptr);

    void setReport(const LatencyReport& report);
    [[nodiscard]] const LatencyReport& report() const { return m_report; }
    [[nodiscard]] bool hasError(int row) const;
    /// Headers "length" and "time" instead of "tokens" and "median".
    void setPlainWords(bool isPlain);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Header
    {
        QString title;
        QString toolTip;
        std::vector<const char*> terms; ///< of the glossary
    };
    struct Place
    {
        std::size_t series = 0;
        std::size_t length = 0;
    };
    [[nodiscard]] const LengthTiming& timingAt(int row) const;
    [[nodiscard]] Header headerOf(int column) const;
    [[nodiscard]] QVariant display(int row, int column) const;
    [[nodiscard]] static QString toolTip(const LengthTiming& timing);

    bool m_isPlain = false;
    LatencyReport m_report;
    std::vector<Place> m_rows;
};

} // namespace maskscope
