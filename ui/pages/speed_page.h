// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latency/sweep.h"
#include "core/model/model_summary.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace maskscope {

class AppController;
class LatencyChart;
class LatencyTableModel;
class LengthField;

/// Measures how long the open model takes for each length: the order above, the chart and its
/// table in the middle, what it means in a sentence below. What was measured stays until another
/// model is open or measured.
class SpeedPage : public QWidget
{
    Q_OBJECT

public:
    explicit SpeedPage(AppController& controller, QWidget* parent = nullptr);

public Q_SLOTS:
    void run();
    /// Writes the table as CSV; says in place if that fails.
    void saveTable(const QString& path);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createWidgets();
    void createLabels();
    void createOrder(QVBoxLayout& page);
    void createResults(QVBoxLayout& page);
    [[nodiscard]] QWidget* createChart();
    [[nodiscard]] QWidget* createTable();
    void connectSignals();

    void forgetResults();
    void beginMeasuring(const SweepOptions& options);
    void showProgress(const SweepResult& result);
    void endMeasuring(const SweepResult& result, bool cancelled);
    void showResult(const SweepResult& result);
    void updateState();
    void keepFocus(bool isSweeping);
    void chooseFileAndSave();

    AppController& m_controller;
    LatencyTableModel* m_table;
    std::shared_ptr<const ModelSummary> m_measured; ///< the model the numbers belong to
    QString m_failure; ///< sentence of what went wrong last
    LengthField* m_lengths;
    QSpinBox* m_rounds;
    QPushButton* m_run;
    QPushButton* m_cancel;
    QPushButton* m_save;
    QCheckBox* m_firstRuns;
    QLabel* m_problem;
    QProgressBar* m_bar;
    QLabel* m_words; ///< beside the bar
    QStackedWidget* m_stack;
    QLabel* m_hint; ///< instead of results
    LatencyChart* m_chart;
    QTableView* m_view;
    QLabel* m_sentence;
    QLabel* m_conditions;
};

} // namespace maskscope
