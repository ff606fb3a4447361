// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include <vector>

namespace maskscope {

/// On how many threads the model runs: "Automatic", or a number.
class ThreadsMenu : public QMenu
{
    Q_OBJECT

public:
    /// `chosen`: 0 is Automatic.
    explicit ThreadsMenu(int chosen, QWidget* parent = nullptr);

    /// What is offered on a machine of so many processors: all of them if they are few, else powers
    /// of two and all.
    [[nodiscard]] static std::vector<int> numbersFor(int processors);

Q_SIGNALS:
    void threadsChosen(int threads);

private:
    void addNumber(int threads, const QString& text, int chosen);

    QActionGroup* m_group;
};

} // namespace maskscope
