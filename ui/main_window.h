// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/color_scheme.h"
#include "ui/detail_level.h"
#include "ui/language.h"
#include "ui/session/session_file.h"
#include "ui/window_parts.h"

#include <QMainWindow>
#include <QString>

class QStackedWidget;
class QVBoxLayout;

namespace maskscope {

class AppController;
class ComparePage;
class ErrorBar;
class FillPage;
class LevelChoice;
class ModelChip;
class PageRail;
class ShapesPage;
class SpeedPage;
struct SearchPlaces;
class SessionDesk;
class Settings;
class StartPanel;
class StatusLine;
class WindowMenus;

/// The frame: it places the pages and connects menus, bars and controller. What things mean is
/// decided in AppController and the pages.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// Controller and settings outlive the window.
    MainWindow(AppController& controller, Settings& settings, WindowParts parts);

    [[nodiscard]] FillPage& fillPage() const { return *m_fillPage; }
    /// What the person has before them.
    [[nodiscard]] SessionState session() const;
    void setSession(const SessionState& state);
    [[nodiscard]] ComparePage& comparePage() const { return *m_comparePage; }
    /// The same with what the model said of it.
    [[nodiscard]] SessionFile sessionFile() const;
    /// Where the model of a session lies now; empty: nowhere.
    [[nodiscard]] QString placeOf(const SavedModel& model) const;
    void showNote(const QString& text);
    /// Writes what is remembered from one start to the next.
    void saveSettings();
    /// Stands for another window: its session file, and where it lay on the screen.
    void takeOver(MainWindow& other);
    /// Opens the file, a model or a session, or the demo model if the path is empty, or says
    /// welcome.
    void start(const QString& path);

Q_SIGNALS:
    void sessionChanged();
    void languageRequested(maskscope::LanguageChoice language);
    /// The window was closed and is hidden; settings are saved.
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    [[nodiscard]] SearchPlaces knownFiles() const;
    void createPages();
    void createLayout();
    [[nodiscard]] QWidget* createTopBar();
    void connectMenus();
    void connectController();
    void restoreSettings();
    void connectSessions();
    void saveSession();
    void saveSessionAs();
    void rememberSessionFile();
    void showTitle();
    void chooseFile();
    void openFile(const QString& path);
    void onModelChanged();
    void showLoadError(const QString& path, const Error& error);
    void showModelPanel();
    void showExportHelp();
    void showWhyLength();
    void showPage(int page);
    void showLevel(DetailLevel level);
    void showWhatFits();
    void setScheme(SchemeChoice scheme);
    void zoom(int step);

    AppController& m_controller;
    Settings& m_settings;
    WindowParts m_parts;
    WindowMenus* m_menus;
    LevelChoice* m_levels;
    ModelChip* m_chip;
    PageRail* m_rail;
    ErrorBar* m_errorBar;
    StatusLine* m_statusLine = nullptr;
    ErrorBar* m_noteBar;
    SessionDesk* m_desk;
    QStackedWidget* m_stack;
    FillPage* m_fillPage = nullptr;
    ShapesPage* m_shapesPage = nullptr;
    SpeedPage* m_speedPage = nullptr;
    ComparePage* m_comparePage = nullptr;
    StartPanel* m_startPanel = nullptr;
    int m_page = 0;
};

} // namespace maskscope
