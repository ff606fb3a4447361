// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/detail_level.h"

#include <QWidget>

class QLabel;

namespace maskscope {

class AppController;
class ErrorBar;

/// One way to compare, with a place for what went wrong.
class CompareTab : public QWidget
{
    Q_OBJECT

public:
    /// `problemName`: objectName of the bar of errors.
    CompareTab(AppController& controller, const QString& problemName, QWidget* parent);

    /// It is looked at from now on, or no longer.
    virtual void setActive(bool /*active*/) {}
    /// Hides what is above the level and not in use.
    virtual void setDetailLevel(DetailLevel level);
    /// Another model is open, or none.
    virtual void onModelChanged() = 0;

Q_SIGNALS:
    void exportHelpRequested();

protected:
    [[nodiscard]] AppController& controller() const { return m_controller; }
    [[nodiscard]] ErrorBar& problem() const { return *m_problem; }
    /// A line that says in a sentence what the tab is for; at Show, for small windows need its room
    /// for what the other levels add.
    [[nodiscard]] QLabel* createIntro(const QString& sentence);
    /// Shows what went wrong, with the way out if a new export of the model is one.
    void tell(const Error& error);

private:
    AppController& m_controller;
    ErrorBar* m_problem;
    QLabel* m_intro;
};

} // namespace maskscope
