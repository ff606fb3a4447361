// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/detail_level.h"
#include "ui/latency_picture.h"
#include "ui/latency_report.h"
#include "ui/widgets/latency_chart.h"

#include <QWidget>

class QAbstractItemModel;
class QCheckBox;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace maskscope {

class LatencyTableModel;
class WorkTableModel;
class WrappingRow;

/// A chart and its table side by side, and above them what of the numbers is shown.
class SpeedResults : public QWidget
{
    Q_OBJECT

public:
    explicit SpeedResults(QWidget* parent = nullptr);

    void setReport(const LatencyReport& report);
    /// Show: the curve and two columns; Explore: how the runs spread; Inspect: what they work.
    void setDetailLevel(DetailLevel level);
    [[nodiscard]] const LatencyReport& report() const;
    /// Where the time goes, instead of how long it takes, wherever that is known.
    [[nodiscard]] bool wantsWork() const { return m_wantsWork; }
    void setWantsWork(bool wants);
    [[nodiscard]] LatencyChart& chart() const { return *m_chart; }
    /// The least there may be: a page scrolls below that, not below what the chart would like.
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void createChoices(WrappingRow& row);
    [[nodiscard]] QWidget* createChart();
    [[nodiscard]] QTableView* createTable(const char* objectName, const QString& name,
                                          QAbstractItemModel* model);
    void showMode();
    void fitTimes();
    void showLevel();
    void shareWidth();

    DetailLevel m_level = DetailLevel::Inspect;
    bool m_wantsWork = false;
    LatencyTableModel* m_times;
    WorkTableModel* m_work;
    LatencyChart* m_chart = nullptr;
    QSplitter* m_split = nullptr;
    bool m_isSplitByHand = false;
    QStackedWidget* m_tables = nullptr;
    QTableView* m_timesView = nullptr;
    QTableView* m_workView = nullptr;
    QPushButton* m_timesButton = nullptr;
    QPushButton* m_workButton = nullptr;
    QPushButton* m_all = nullptr; ///< out of the zoom
    QCheckBox* m_firstRuns = nullptr;
    QCheckBox* m_logarithmic = nullptr;
};

} // namespace maskscope
