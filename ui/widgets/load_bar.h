// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace maskscope {

class AppController;

/// A thin line with a cancel button while a file is being opened; shows itself only if that takes
/// longer than a blink.
class LoadBar : public QWidget
{
    Q_OBJECT

public:
    explicit LoadBar(AppController& controller, QWidget* parent = nullptr);

private:
    void begin(const QString& path);
    void end();

    AppController& m_controller;
    QLabel* m_text;
    QProgressBar* m_progress;
    QTimer m_delay;
};

} // namespace maskscope
