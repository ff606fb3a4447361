// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/language.h"
#include "ui/session/last_session.h"
#include "ui/window_parts.h"

#include <QObject>

#include <memory>

namespace maskscope {

class AppController;
class MainWindow;
class Settings;

/// Owns the window, and what was open in it when the program ended last. In another language it
/// makes another window around the same controller, which shows what the one before it showed, and
/// closes that one. GUI thread.
class WindowHost : public QObject
{
    Q_OBJECT

public:
    /// All of them outlive the host.
    WindowHost(AppController& controller, Settings& settings, ProgramLanguage& language,
               WindowParts parts);
    ~WindowHost() override;

    /// Opens the file; without one, what was open last, or the demo model.
    void start(const QString& path);
    /// Until another language is chosen.
    [[nodiscard]] MainWindow& window() const { return *m_window; }

Q_SIGNALS:
    /// The window was closed by the person, not for another one.
    void closed();

private:
    void setWindow(std::unique_ptr<MainWindow> window);
    void speak(LanguageChoice language);

    AppController& m_controller;
    Settings& m_settings;
    ProgramLanguage& m_language;
    WindowParts m_parts;
    LastSession m_last;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace maskscope
