// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/prediction.h"
#include "core/latency/sweep_result.h"
#include "core/model/model_summary.h"
#include "ui/detail_level.h"

#include <QStringList>
#include <QWidget>

#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace maskscope {

class AppController;
class SpeedOrderRow;
class SpeedResults;

/// Measures how long the open model takes for each length: the order above, the chart and its
/// table in the middle, what it means in sentences below. While it measures only the bar moves:
/// drawing would disturb what is measured. What was measured stays until another model is open or
/// measured.
class SpeedPage : public QWidget
{
    Q_OBJECT

public:
    explicit SpeedPage(AppController& controller, QWidget* parent = nullptr);

    /// Hides what is above the level and not in use; what was measured stays.
    void setDetailLevel(DetailLevel level);
    /// The same choices as there; what was measured the controller repeats.
    void takeOver(const SpeedPage& other);

public Q_SLOTS:
    void run();
    /// Writes what is shown; the end of the name says how: .csv, .json, .png or .svg. Says in place
    /// if that fails.
    void save(const QString& path);
    /// The file to compare with; empty: none after all.
    void compareWith(const QString& path);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createWidgets();
    void createLayout();
    void fillSaveMenu();
    void connectSignals();
    void connectController();

    void forgetResults();
    void beginMeasuring();
    void showProgress(const SweepResult& result);
    void endMeasuring(const SweepResult& result, bool cancelled);
    void say(const QString& words);
    void showResult(const SweepResult& result);
    void showSentences();
    void showLevel();
    [[nodiscard]] QString conditions() const;
    void updateState();
    void noteSentence(const Prediction& prediction);
    void chooseFileAndSave(const QString& suffix, const QString& filter);
    [[nodiscard]] QByteArray bytesFor(const QString& suffix) const;

    AppController& m_controller;
    DetailLevel m_level = DetailLevel::Inspect;
    std::shared_ptr<const ModelSummary> m_measured; ///< the model the numbers belong to
    QStringList m_names; ///< of the curves that are being measured
    SequenceLength m_yours; ///< of the sentence on the Fill page; 0: none yet
    QString m_failure; ///< sentence of what went wrong last
    SpeedOrderRow* m_order = nullptr;
    QLabel* m_intro = nullptr;
    QPushButton* m_save = nullptr;
    QLabel* m_problem = nullptr;
    QWidget* m_progress = nullptr; ///< the row of the next two
    QProgressBar* m_bar = nullptr;
    QLabel* m_words = nullptr; ///< beside the bar
    QStackedWidget* m_stack = nullptr;
    QLabel* m_hint = nullptr; ///< instead of results
    SpeedResults* m_results = nullptr;
    QLabel* m_sentence = nullptr;
    QLabel* m_noise = nullptr;
    QLabel* m_conditions = nullptr;
};

} // namespace maskscope
