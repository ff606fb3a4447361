// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/color_scheme.h"
#include "ui/detail_level.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/session/session_state.h"

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
class Settings;
class StartPanel;
class StatusLine;
class WindowMenus;

/// What the window is given from outside.
struct WindowParts
{
    QString demoModel; ///< path; empty: it has not been made
    Versions versions;
    QString exportScript; ///< path of export_masked_lm.py; empty: not found
    FileChooser chooseFile = systemFileChooser();
    FileChooser chooseScriptCopy = systemScriptChooser();
};

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
    /// Opens the file, or the demo model if the path is empty, or says welcome.
    void start(const QString& path);

Q_SIGNALS:
    /// The window was closed and is hidden; settings are saved.
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void createPages();
    void createLayout();
    [[nodiscard]] QWidget* createTopBar();
    void connectMenus();
    void connectController();
    void restoreSettings();
    void saveSettings();

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
    void toggleFullScreen();

    AppController& m_controller;
    Settings& m_settings;
    WindowParts m_parts;
    WindowMenus* m_menus;
    LevelChoice* m_levels;
    ModelChip* m_chip;
    PageRail* m_rail;
    ErrorBar* m_errorBar;
    StatusLine* m_statusLine = nullptr;
    QStackedWidget* m_stack;
    FillPage* m_fillPage = nullptr;
    ShapesPage* m_shapesPage = nullptr;
    ComparePage* m_comparePage = nullptr;
    StartPanel* m_startPanel = nullptr;
    int m_page = 0;
};

} // namespace maskscope
