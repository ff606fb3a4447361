// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/agreement.h"
#include "core/model/engine_report.h"

#include <QDialog>
#include <QString>

#include <optional>

class QButtonGroup;
class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace maskscope {

class AppController;
struct Error;

/// What was measured, in plain words.
[[nodiscard]] QString agreementSentence(const Agreement& agreement);
[[nodiscard]] QString gainSentence(const Agreement& agreement, const EngineReport& engine);

/// What the weights of the open model are kept as. Anything but fp32 can only be chosen after its
/// answers were compared with the exact ones. It frees itself.
class PrecisionDialog : public QDialog
{
    Q_OBJECT

public:
    PrecisionDialog(AppController& controller, QWidget* parent);
    ~PrecisionDialog() override;

private:
    void createLayout();
    void addChoices(QVBoxLayout& column);
    [[nodiscard]] QWidget* createButtons();
    void connectSignals();
    [[nodiscard]] Precision chosen() const;
    [[nodiscard]] Precision inUse() const;
    void startMeasuring();
    void endMeasuring(const QString& text);
    void showResult(const Agreement& agreement, const EngineReport& engine);
    void updateState();
    void fitHeight();

    AppController& m_controller;
    QButtonGroup* m_choices;
    QLabel* m_result;
    QProgressBar* m_progress;
    QPushButton* m_measure;
    QPushButton* m_use;
    QPushButton* m_keep = nullptr;
    std::optional<Precision> m_measured; ///< whose result is shown
    bool m_isMeasuring = false;
};

} // namespace maskscope
