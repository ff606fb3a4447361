// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QStatusBar>

namespace maskscope {

class AppController;
struct AnswerTime;

/// The bottom line: what the worker is doing, where the last answer's time went, model, threads.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    StatusLine(AppController& controller, QWidget* parent);

private:
    void showActivity();
    void showModel();
    void showTime(const AnswerTime& time);

    AppController& m_controller;
    QLabel* m_activity;
    QLabel* m_time;
    QLabel* m_model;
};

} // namespace maskscope
