// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window_host.h"

#include "ui/app_controller.h"
#include "ui/main_window.h"
#include "ui/settings.h"

#include <utility>

namespace maskscope {

WindowHost::WindowHost(AppController& controller, Settings& settings, ProgramLanguage& language,
                       WindowParts parts)
    : m_controller(controller)
    , m_settings(settings)
    , m_language(language)
    , m_parts(std::move(parts))
    , m_last(m_parts.lastSession, [this] { return m_window->sessionFile(); })
{
    WindowParts first = m_parts;
    if (m_last.found()) {
        first.session = m_last.found()->state;
    }
    setWindow(std::make_unique<MainWindow>(m_controller, m_settings, std::move(first)));
    connect(&m_controller, &AppController::modelChanged, &m_last, &LastSession::noteChange);
    connect(&m_controller, &AppController::predictionReady, &m_last, [this] {
        m_last.trustModel();
        m_last.noteChange();
    });
}

WindowHost::~WindowHost() = default;

void WindowHost::start(const QString& path)
{
    const bool resumes = path.isEmpty() && m_last.found() && !m_last.isModelSuspect();
    m_window->start(resumes ? m_window->placeOf(m_last.found()->model) : path);
    if (m_last.wasCutShort()) {
        m_window->showNote(tr("Maskscope stopped unexpectedly last time. What you had open is here "
                              "again."));
    }
}

void WindowHost::setWindow(std::unique_ptr<MainWindow> window)
{
    connect(window.get(), &MainWindow::sessionChanged, &m_last, &LastSession::noteChange);
    connect(window.get(), &MainWindow::closed, this, [this] {
        m_last.end();
        Q_EMIT closed();
    });
    // Queued: the menu that asks for it belongs to the window that goes.
    connect(window.get(), &MainWindow::languageRequested, this, &WindowHost::speak,
            Qt::QueuedConnection);
    std::swap(m_window, window);
}

void WindowHost::speak(LanguageChoice language)
{
    if (language == m_settings.language()) {
        return;
    }
    m_window->saveSettings();
    m_settings.setLanguage(language);
    m_settings.sync();
    m_language.use(language);
    WindowParts parts = m_parts;
    parts.session = m_window->session();
    m_controller.hold(true); // the window is filled step by step with what the other one shows
    auto next = std::make_unique<MainWindow>(m_controller, m_settings, std::move(parts));
    next->takeOver(*m_window);
    m_controller.hold(false);
    if (m_window->isVisible()) {
        next->show();
        next->activateWindow();
    }
    setWindow(std::move(next)); // the one before it goes
    m_controller.repeat();
}

} // namespace maskscope
