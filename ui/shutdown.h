// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace maskscope {

class AppController;
class WindowHost;

/// Ends the program after its window was closed. The event loop ends when the worker has stopped;
/// if a forward keeps the worker longer than a moment, `leaveNow` ends the process instead, because
/// leaving main() while a forward runs crashes.
class Shutdown : public QObject
{
    Q_OBJECT

public:
    Shutdown(AppController& controller, WindowHost& host, std::function<void()> leaveNow);

private:
    std::function<void()> m_leaveNow;
    QTimer m_patience;
};

} // namespace maskscope
