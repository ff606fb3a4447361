// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers, opens and saves.
#include "ui/app_controller.h"
#include "ui/help/help_window.h"
#include "ui/input_values.h"
#include "ui/main_window.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/fill_page.h"
#include "ui/pages/shapes_page.h"
#include "ui/pages/speed_page.h"
#include "ui/session/model_search.h"
#include "ui/session/session_desk.h"
#include "ui/settings.h"
#include "ui/widgets/error_bar.h"
#include "ui/widgets/level_choice.h"
#include "ui/widgets/model_chip.h"
#include "ui/window_menus.h"

#include <QDir>
#include <QFileInfo>
#include <QStackedWidget>
#include <QStatusBar>

namespace maskscope {

namespace {

constexpr QSize kFirstSize{1080, 720};
constexpr int kSavedShows = 4000; ///< milliseconds

} // namespace

void MainWindow::restoreSettings()
{
    m_controller.setRememberedRoles(m_settings.inputRoles());
    m_controller.setThreads(m_settings.threads());
    if (!restoreGeometry(m_settings.geometry())) {
        resize(kFirstSize);
    }
    SessionState state = m_parts.session.value_or(rememberedSession(m_settings));
    setSession(state);
    if (m_fillPage->editor().maskCount() == 0 && !m_parts.session) {
        state.sentence = FillPage::firstSentence();
        setSession(state);
    }
}

void MainWindow::takeOver(MainWindow& other)
{
    m_desk->takeOver(*other.m_desk);
    for (int page = 0; page < m_stack->count(); ++page) {
        copyInputs(*other.m_stack->widget(page), *m_stack->widget(page));
    }
    m_comparePage->setState(other.m_comparePage->state()); // its choices are not inputs alone
    m_shapesPage->takeOver(*other.m_shapesPage);
    m_speedPage->takeOver(*other.m_speedPage);
    m_fillPage->sentences().forgetHistory();
    setGeometry(other.geometry());
    setWindowState(other.windowState());
    showTitle();
    const auto* help = other.findChild<HelpWindow*>();
    if (help != nullptr && help->isVisible()) {
        showHelp(*this, help->section(), m_menus->shortcutRows());
        findChild<HelpWindow*>()->setGeometry(help->geometry());
    }
    const QWidget* focus = other.focusWidget();
    QWidget* same = focus == nullptr || focus->objectName().isEmpty()
        ? nullptr
        : findChild<QWidget*>(focus->objectName());
    if (same != nullptr) {
        same->setFocus();
    }
}

void MainWindow::saveSettings()
{
    m_settings.setGeometry(saveGeometry());
    remember(session(), m_settings);
    m_settings.sync();
}

SessionState MainWindow::session() const
{
    SessionState state = captureFill(*m_fillPage);
    state.page = m_page;
    state.level = m_levels->level();
    state.compare = m_comparePage->state();
    return state;
}

void MainWindow::setSession(const SessionState& state)
{
    m_levels->setLevel(state.level); // first: it shows the tokens or hides them
    applyFill(state, *m_fillPage);
    if (state.compare) {
        m_comparePage->setState(*state.compare);
    }
    showPage(state.page);
}

SessionFile MainWindow::sessionFile() const
{
    return m_desk->record(session());
}

QString MainWindow::placeOf(const SavedModel& model) const
{
    return findModel(model, knownFiles());
}

SearchPlaces MainWindow::knownFiles() const
{
    return {{}, m_settings.recentFiles() << m_parts.demoModel, m_settings.hashes()};
}

void MainWindow::showNote(const QString& text)
{
    m_noteBar->showText(text);
}

void MainWindow::start(const QString& path)
{
    if (!path.isEmpty()) {
        openFile(path);
    } else if (!m_parts.demoModel.isEmpty()) {
        m_controller.openFile(m_parts.demoModel);
    } else {
        showWhatFits();
    }
}

void MainWindow::chooseFile()
{
    const QStringList recent = m_settings.recentFiles();
    const QString folder
        = recent.isEmpty() ? QDir::homePath() : QFileInfo(recent.front()).absolutePath();
    m_parts.chooseFile(this, folder, [this](const QString& path) { openFile(path); });
}

void MainWindow::openFile(const QString& path)
{
    if (isSessionFile(path)) {
        m_desk->open(path, knownFiles());
    } else {
        m_controller.openFile(path);
    }
}

void MainWindow::connectSessions()
{
    connect(&m_fillPage->sentences(), &SentenceCard::textChanged, this,
            &MainWindow::sessionChanged);
    connect(m_levels, &LevelChoice::changed, this, &MainWindow::sessionChanged);
    connect(m_menus, &WindowMenus::saveSessionRequested, this, &MainWindow::saveSession);
    connect(m_menus, &WindowMenus::saveSessionAsRequested, this, &MainWindow::saveSessionAs);
    connect(m_desk, &SessionDesk::opened, this, [this](const SessionState& state) {
        setSession(state);
        m_errorBar->hide();
        rememberSessionFile();
    });
    connect(m_desk, &SessionDesk::saved, this, [this](const QString& path) {
        rememberSessionFile();
        statusBar()->showMessage(tr("Saved in %1").arg(QFileInfo(path).fileName()), kSavedShows);
    });
    connect(m_desk, &SessionDesk::keptUnreadable, this,
            [this](const QString& path, const QString& copy) {
                showNote(tr("What was in “%1” could not be read as a session. It is kept as “%2”.")
                             .arg(QFileInfo(path).fileName(), QFileInfo(copy).fileName()));
            });
    connect(m_desk, &SessionDesk::noticed, m_noteBar,
            [this](const QString& text) { m_noteBar->showText(text); });
    connect(m_noteBar, &ErrorBar::closed, m_desk, &SessionDesk::closeNotice);
    connect(m_desk, &SessionDesk::fingerprintMade, this,
            [this](const Fingerprint& print) { m_settings.noteHash(print.path, print.sha256); });
    connect(m_desk, &SessionDesk::failed, this, [this](const Error& error) {
        m_errorBar->showText(sessionErrorText(error), tr("Open another file…"));
        showWhatFits();
    });
    connect(m_desk, &SessionDesk::modelMissing, this, [this](const QString& name) {
        m_errorBar->showText(tr("The model of this session, “%1”, was found neither at its place "
                                "nor beside the session. Put it beside the session, or open it "
                                "yourself.")
                                 .arg(name),
                             tr("Open another file…"));
        showWhatFits();
    });
}

void MainWindow::rememberSessionFile()
{
    m_settings.addRecentFile(m_desk->path());
    showTitle();
}

void MainWindow::saveSession()
{
    if (m_desk->path().isEmpty()) {
        saveSessionAs();
    } else {
        m_desk->save(session(), m_desk->path());
    }
}

void MainWindow::saveSessionAs()
{
    const QString folder
        = m_desk->path().isEmpty() ? QDir::homePath() : QFileInfo(m_desk->path()).absolutePath();
    m_parts.chooseSession(this, folder,
                          [this](const QString& path) { m_desk->save(session(), path); });
}

void MainWindow::showTitle()
{
    QStringList parts;
    if (!m_desk->path().isEmpty()) {
        parts << QFileInfo(m_desk->path()).completeBaseName();
    }
    if (!m_controller.path().isEmpty()) {
        parts << modelName(m_controller.path());
    }
    parts << QStringLiteral("Maskscope");
    setWindowTitle(parts.join(QStringLiteral(" – ")));
}

} // namespace maskscope
