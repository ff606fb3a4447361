// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shutdown.h"

#include "ui/app_controller.h"
#include "ui/window_host.h"

#include <QCoreApplication>

#include <chrono>
#include <utility>

namespace maskscope {

namespace {

constexpr std::chrono::milliseconds kPatience{700};

} // namespace

Shutdown::Shutdown(AppController& controller, WindowHost& host, std::function<void()> leaveNow)
    : m_leaveNow(std::move(leaveNow))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_leaveNow(); });
    connect(&host, &WindowHost::closed, &m_patience, qOverload<>(&QTimer::start));
    connect(&controller, &AppController::stopped, this, [this] {
        m_patience.stop();
        QCoreApplication::quit();
    });
}

} // namespace maskscope
