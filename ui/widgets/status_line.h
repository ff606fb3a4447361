// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/prediction.h"
#include "ui/detail_level.h"

#include <QLabel>
#include <QStatusBar>

#include <optional>

namespace maskscope {

class AppController;

/// The bottom line: what the worker is doing and how long the last answer took; from level Explore
/// on where that time went, model and threads, at Inspect precision and engine as well.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    StatusLine(AppController& controller, QWidget* parent);

    void setDetailLevel(DetailLevel level);

    /// The parts are in milliseconds as their total is; where that is in seconds they tell their
    /// units.
    [[nodiscard]] static QString timeText(const AnswerTime& time, DetailLevel level);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showActivity();
    void showModel();
    void showTime();
    void fit(); ///< in a narrow window the details are a tooltip
    [[nodiscard]] QString modelText() const;
    [[nodiscard]] QString timeText(DetailLevel level) const;
    [[nodiscard]] std::vector<const char*> modelTerms() const; ///< of the glossary

    AppController& m_controller;
    DetailLevel m_level = DetailLevel::Show;
    std::optional<AnswerTime> m_answerTime; ///< of the open model's last answer
    QLabel* m_activity;
    QLabel* m_time;
    QLabel* m_model;
};

} // namespace maskscope
