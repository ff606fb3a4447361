// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window_menus.h"

#include "ui/formatting.h"
#include "ui/widgets/threads_menu.h"

#include <QAction>
#include <QActionGroup>
#include <QFileInfo>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>

namespace maskscope {

namespace {

/// "Open", of "&Open…" as well as of "Open(&O)…", as it is written in Chinese.
QString plainText(const QAction& action)
{
    static const QRegularExpression letter(QStringLiteral("\\s*\\(&.\\)"));
    return action.text().remove(letter).remove(QLatin1Char('&')).remove(QChar(0x2026));
}

} // namespace

WindowMenus::WindowMenus(QMainWindow& window, const Settings& settings)
    : QObject(&window)
    , m_window(window)
    , m_settings(settings)
    , m_pages(new QActionGroup(this))
{
    createFileMenu();
    createEditMenu();
    createViewMenu();
    createModelMenu();
    createHelpMenu();
}

QAction* WindowMenus::add(QMenu* menu, const QString& name, const QString& text,
                          const QKeySequence& key, Signal signal)
{
    QAction* action = menu->addAction(text);
    action->setObjectName(name);
    if (!key.isEmpty()) {
        action->setShortcut(key);
        m_withShortcut.push_back(action);
    }
    connect(action, &QAction::triggered, this, signal);
    return action;
}

void WindowMenus::createFileMenu()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&File"));
    add(menu, QStringLiteral("actionOpen"), tr("&Open…"), QKeySequence::Open,
        &WindowMenus::openRequested);
    m_recent = menu->addMenu(tr("Open &Recent"));
    m_recent->setObjectName(QStringLiteral("menuRecent"));
    // Filled when it opens: files come and go meanwhile.
    connect(m_recent, &QMenu::aboutToShow, this, &WindowMenus::fillRecentFiles);
    add(menu, QStringLiteral("actionSaveSession"), tr("&Save the session"), QKeySequence::Save,
        &WindowMenus::saveSessionRequested);
    add(menu, QStringLiteral("actionSaveSessionAs"), tr("Save the session &as…"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), &WindowMenus::saveSessionAsRequested);
    menu->addSeparator();
    m_reload = add(menu, QStringLiteral("actionReload"), tr("Re&load the file"),
                   QKeySequence(Qt::Key_F5), &WindowMenus::reloadRequested);
    m_reload->setEnabled(false);
    add(menu, QStringLiteral("actionCancel"), tr("&Cancel what is running"),
        QKeySequence(Qt::Key_Escape), &WindowMenus::cancelRequested);
    menu->addSeparator();
    add(menu, QStringLiteral("actionQuit"), tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q),
        &WindowMenus::quitRequested);
}

void WindowMenus::createEditMenu()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&Edit"));
    m_editing = {
        add(menu, QStringLiteral("actionUndo"), tr("&Undo"), QKeySequence::Undo,
            &WindowMenus::undoRequested),
        add(menu, QStringLiteral("actionRedo"), tr("&Redo"), QKeySequence::Redo,
            &WindowMenus::redoRequested),
        add(menu, QStringLiteral("actionHideWord"), tr("&Hide a word"),
            QKeySequence(Qt::CTRL | Qt::Key_M), &WindowMenus::hideWordRequested),
        add(menu, QStringLiteral("actionCopySentence"), tr("&Copy the sentence"),
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), &WindowMenus::copySentenceRequested),
    };
    m_copies = menu->addMenu(tr("Copy the &guesses"));
    m_copies->setObjectName(QStringLiteral("menuCopies"));
    m_editing.push_back(m_copies->menuAction());
    m_examples = menu->addMenu(tr("E&xample sentences"));
    m_examples->setObjectName(QStringLiteral("menuExamples"));
}

void WindowMenus::addPageAction(QMenu* menu, int page, const QString& text)
{
    QAction* action = menu->addAction(text);
    action->setObjectName(QStringLiteral("actionPage%1").arg(page + 1));
    action->setCheckable(true);
    action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page)));
    m_pages->addAction(action);
    m_withShortcut.push_back(action);
    connect(action, &QAction::triggered, this, [this, page] { Q_EMIT pageRequested(page); });
}

void WindowMenus::addSchemeMenu(QMenu* menu)
{
    QMenu* schemes = menu->addMenu(tr("&Colours"));
    auto* group = new QActionGroup(this);
    const auto addScheme
        = [this, schemes, group](SchemeChoice scheme, const QString& name, const QString& text) {
              QAction* action = schemes->addAction(text);
              action->setObjectName(name);
              action->setCheckable(true);
              action->setChecked(m_settings.scheme() == scheme);
              group->addAction(action);
              connect(action, &QAction::triggered, this,
                      [this, scheme] { Q_EMIT schemeRequested(scheme); });
          };
    addScheme(SchemeChoice::System, QStringLiteral("actionSystemColours"), tr("As the &system"));
    addScheme(SchemeChoice::Light, QStringLiteral("actionLight"), tr("&Light"));
    addScheme(SchemeChoice::Dark, QStringLiteral("actionDark"), tr("&Dark"));
}

/// A language is called by its own name, so that those who read it find it.
void WindowMenus::addLanguageMenu(QMenu* menu)
{
    QMenu* languages = menu->addMenu(tr("L&anguage"));
    languages->setObjectName(QStringLiteral("menuLanguage"));
    auto* group = new QActionGroup(this);
    const auto addLanguage = [this, languages, group](LanguageChoice language, const QString& name,
                                                      const QString& text) {
        QAction* action = languages->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(m_settings.language() == language);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, language] { Q_EMIT languageRequested(language); });
    };
    addLanguage(LanguageChoice::System, QStringLiteral("actionSystemLanguage"),
                tr("As the &system"));
    addLanguage(LanguageChoice::English, QStringLiteral("actionEnglish"),
                QStringLiteral("&English"));
    addLanguage(LanguageChoice::Chinese, QStringLiteral("actionChinese"),
                QStringLiteral("&简体中文"));
}

void WindowMenus::createViewMenu()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&View"));
    m_view = menu;
    addPageAction(menu, 0, tr("&Fill"));
    addPageAction(menu, 1, tr("S&hapes"));
    addPageAction(menu, 2, tr("&Speed"));
    addPageAction(menu, 3, tr("Com&pare"));
    menu->addSeparator();
    addSchemeMenu(menu);
    addLanguageMenu(menu);
    const auto addZoom = [this, menu](int step, const QString& name, const QString& text,
                                      const QList<QKeySequence>& keys) {
        QAction* action = menu->addAction(text);
        action->setObjectName(name);
        action->setShortcuts(keys);
        m_withShortcut.push_back(action);
        connect(action, &QAction::triggered, this,
                [this, step] { Q_EMIT zoomStepRequested(step); });
    };
    addZoom(1, QStringLiteral("actionZoomIn"), tr("&Larger text"),
            {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    addZoom(-1, QStringLiteral("actionZoomOut"), tr("S&maller text"),
            {QKeySequence(Qt::CTRL | Qt::Key_Minus)});
    addZoom(0, QStringLiteral("actionZoomReset"), tr("&Normal text"),
            {QKeySequence(Qt::CTRL | Qt::Key_0)});
    menu->addSeparator();
    m_presentation = add(menu, QStringLiteral("actionFullScreen"), tr("P&resentation"),
                         QKeySequence(Qt::Key_F11), &WindowMenus::presentationRequested);
    m_presentation->setEnabled(false);
}

void WindowMenus::createModelMenu()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&Model"));
    m_modelPanel = add(menu, QStringLiteral("actionModelPanel"), tr("&What this file is…"),
                       QKeySequence(Qt::CTRL | Qt::Key_I), &WindowMenus::modelPanelRequested);
    m_modelPanel->setEnabled(false);
    m_precision = add(menu, QStringLiteral("actionPrecision"), tr("&Precision…"), QKeySequence(),
                      &WindowMenus::precisionRequested);
    m_precision->setEnabled(false);
    auto* threads = new ThreadsMenu(m_settings.threads(), &m_window);
    menu->addMenu(threads);
    connect(threads, &ThreadsMenu::threadsChosen, this, &WindowMenus::threadsChosen);
}

void WindowMenus::createHelpMenu()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&Help"));
    add(menu, QStringLiteral("actionHelp"), tr("Maskscope &Help"), QKeySequence(Qt::Key_F1),
        &WindowMenus::helpRequested);
    add(menu, QStringLiteral("actionMakeModel"), tr("&Make a model file…"), QKeySequence(),
        &WindowMenus::exportHelpRequested);
    add(menu, QStringLiteral("actionShortcuts"), tr("&Keyboard shortcuts"),
        QKeySequence(Qt::CTRL | Qt::Key_F1), &WindowMenus::shortcutsRequested);
    add(menu, QStringLiteral("actionAbout"), tr("&About Maskscope"), QKeySequence(),
        &WindowMenus::aboutRequested);
}

void WindowMenus::addToView(QAction& action)
{
    m_view->addAction(&action);
    m_withShortcut.push_back(&action);
}

void WindowMenus::addToView(QMenu& menu)
{
    m_view->addMenu(&menu);
}

void WindowMenus::addCopies(const QList<QAction*>& actions)
{
    m_copies->addActions(actions);
}

void WindowMenus::fillRecentFiles()
{
    m_recent->clear();
    const QStringList files = m_settings.recentFiles();
    for (const QString& path : files) {
        const QFileInfo file(path);
        QString shown = file.fileName();
        QAction* action = m_recent->addAction(shown.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setToolTip(plainToolTip(path));
        action->setData(path);
        action->setEnabled(file.exists());
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT recentFileChosen(path); });
    }
    if (files.isEmpty()) {
        m_recent->addAction(tr("No files yet"))->setEnabled(false);
        return;
    }
    m_recent->setToolTipsVisible(true);
    m_recent->addSeparator();
    m_recent->addAction(tr("Clear this list"), this, &WindowMenus::recentFilesCleared);
}

void WindowMenus::setPage(int page)
{
    m_pages->actions().at(page)->setChecked(true);
    for (QAction* action : m_editing) {
        action->setEnabled(page == 0);
    }
}

void WindowMenus::setHasModel(bool hasModel)
{
    m_reload->setEnabled(hasModel);
    m_modelPanel->setEnabled(hasModel);
    m_presentation->setEnabled(hasModel);
    m_precision->setEnabled(hasModel);
}

QStringList WindowMenus::shortcutRows() const
{
    QStringList rows;
    for (const QAction* action : m_withShortcut) {
        if (!action->shortcut().isEmpty()) {
            rows.append(plainText(*action) + QLatin1Char('\t')
                        + action->shortcut().toString(QKeySequence::NativeText));
        }
    }
    return rows;
}

} // namespace maskscope
