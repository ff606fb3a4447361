// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace maskscope {

class AppController;

/// A thin line while the program looks inside the model: how far, and a button to cancel; after a
/// cancel, one to do it after all. Shows itself only if that takes longer than a blink.
class InspectionBar : public QWidget
{
    Q_OBJECT

public:
    explicit InspectionBar(AppController& controller, QWidget* parent = nullptr);

private:
    void begin();
    void end();
    void offerAgain();

    AppController& m_controller;
    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_button;
    QTimer m_delay;
    bool m_isCancelled = false;
};

} // namespace maskscope
