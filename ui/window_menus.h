// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <vector>

class QAction;
class QActionGroup;
class QKeySequence;
class QMainWindow;
class QMenu;

namespace maskscope {

/// The menu bar and every action with its shortcut. It only says what was asked for; the window
/// connects the signals.
class WindowMenus : public QObject
{
    Q_OBJECT

public:
    WindowMenus(QMainWindow& window, const Settings& settings);

    /// Sentences to try; filled by the page that knows them.
    [[nodiscard]] QMenu& examples() const { return *m_examples; }
    /// Actions of the Fill page, in the Edit menu.
    void addCopies(const QList<QAction*>& actions);
    /// An action of a page, with its shortcut, in the View menu.
    void addToView(QAction& action);
    /// A menu of something else's actions, there.
    void addToView(QMenu& menu);
    void setPage(int page);
    void setHasModel(bool hasModel);
    /// "Open…<tab>Ctrl+O", one row an action that has a shortcut.
    [[nodiscard]] QStringList shortcutRows() const;

Q_SIGNALS:
    void openRequested();
    void recentFileChosen(const QString& path);
    void recentFilesCleared();
    void saveSessionRequested();
    void saveSessionAsRequested();
    void reloadRequested();
    void cancelRequested();
    void undoRequested();
    void redoRequested();
    void hideWordRequested();
    void copySentenceRequested();
    void pageRequested(int page);
    void schemeRequested(maskscope::SchemeChoice scheme);
    void languageRequested(maskscope::LanguageChoice language);
    void zoomStepRequested(int step); ///< 0: back to normal
    void presentationRequested();
    void modelPanelRequested();
    void precisionRequested();
    void threadsChosen(int threads); ///< 0: by itself
    void exportHelpRequested();
    void helpRequested();
    void shortcutsRequested();
    void aboutRequested();
    void quitRequested();

private:
    using Signal = void (WindowMenus::*)();

    void createFileMenu();
    void createEditMenu();
    void createViewMenu();
    void createModelMenu();
    void createHelpMenu();
    QAction* add(QMenu* menu, const QString& name, const QString& text, const QKeySequence& key,
                 Signal signal);
    void addPageAction(QMenu* menu, int page, const QString& text);
    void addSchemeMenu(QMenu* menu);
    void addLanguageMenu(QMenu* menu);
    void fillRecentFiles();

    QMainWindow& m_window;
    const Settings& m_settings;
    QMenu* m_recent = nullptr;
    QMenu* m_examples = nullptr;
    QMenu* m_copies = nullptr;
    QMenu* m_view = nullptr;
    QAction* m_reload = nullptr;
    QAction* m_modelPanel = nullptr;
    QAction* m_presentation = nullptr;
    QAction* m_precision = nullptr;
    QActionGroup* m_pages = nullptr;
    std::vector<QAction*> m_editing; ///< of the Fill page alone
    std::vector<QAction*> m_withShortcut;
};

} // namespace maskscope
