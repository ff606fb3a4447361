// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/app_controller.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/model_panel.h"
#include "ui/dialogs/precision_dialog.h"
#include "ui/guess_copies.h"
#include "ui/help/help_window.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/fill_page.h"
#include "ui/pages/shapes_page.h"
#include "ui/pages/speed_page.h"
#include "ui/presentation/guess_first.h"
#include "ui/presentation/presentation_view.h"
#include "ui/session/session_desk.h"
#include "ui/settings.h"
#include "ui/tab_order.h"
#include "ui/text_size.h"
#include "ui/wheel_zoom.h"
#include "ui/whole_words.h"
#include "ui/widgets/error_bar.h"
#include "ui/widgets/level_choice.h"
#include "ui/widgets/load_bar.h"
#include "ui/widgets/model_chip.h"
#include "ui/widgets/page_question.h"
#include "ui/widgets/page_rail.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/widgets/start_panel.h"
#include "ui/widgets/status_line.h"
#include "ui/window_menus.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyleHints>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace maskscope {

namespace {

constexpr QSize kSmallestSize{720, 480};
constexpr double kZoomStep = 1.1;

} // namespace

MainWindow::MainWindow(AppController& controller, Settings& settings, WindowParts parts)
    : m_controller(controller)
    , m_settings(settings)
    , m_parts(std::move(parts))
    , m_menus(new WindowMenus(*this, settings))
    , m_levels(new LevelChoice(this))
    , m_chip(new ModelChip(this))
    , m_rail(new PageRail(this))
    , m_errorBar(new ErrorBar(ErrorBar::Tone::Problem, this))
    , m_noteBar(new ErrorBar(ErrorBar::Tone::Note, this))
    , m_desk(new SessionDesk(controller, m_parts.versions.program, this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Maskscope"));
    setAcceptDrops(true);
    setMinimumSize(kSmallestSize);
    createPages();
    createLayout();
    connectMenus();
    connectController();
    connectSessions();
    restoreSettings();
}

void MainWindow::createPages()
{
    m_fillPage = new FillPage(m_controller, this);
    m_shapesPage = new ShapesPage(m_controller, this);
    m_speedPage = new SpeedPage(m_controller, this);
    m_comparePage = new ComparePage(m_controller, {}, this);
    m_startPanel = new StartPanel(this);
    m_stack->addWidget(m_fillPage);
    m_stack->addWidget(m_shapesPage);
    m_stack->addWidget(m_speedPage);
    m_stack->addWidget(m_comparePage);
    m_stack->addWidget(m_startPanel);
    m_rail->addPage(PageRail::Sign::Fill, tr("Fill"),
                    tr("Hide words and see the guesses (Ctrl+1)"));
    m_rail->addPage(PageRail::Sign::Shapes, tr("Shapes"), tr("What is inside the model (Ctrl+2)"));
    m_rail->addPage(PageRail::Sign::Speed, tr("Speed"),
                    tr("What each sentence length costs (Ctrl+3)"));
    m_rail->addPage(PageRail::Sign::Compare, tr("Compare"),
                    tr("Two sentences, two models, or words side by side (Ctrl+4)"));
    m_rail->addHelp(tr("Help"), tr("What everything does (F1)"));
    const auto followLevel = [this](auto* page) {
        page->setDetailLevel(m_levels->level());
        connect(m_levels, &LevelChoice::changed, page,
                [page](DetailLevel level) { page->setDetailLevel(level); });
    };
    followLevel(m_shapesPage);
    followLevel(m_speedPage);
    followLevel(m_comparePage);
}

QWidget* MainWindow::createTopBar()
{
    auto* bar = new QWidget(this);
    auto* open = new QPushButton(tr("Open…"), bar);
    open->setObjectName(QStringLiteral("openButton"));
    open->setToolTip(tr("Open a model file (Ctrl+O)"));
    connect(open, &QPushButton::clicked, this, &MainWindow::chooseFile);
    connect(m_chip, &QToolButton::clicked, this, &MainWindow::showModelPanel);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(spacing(12), spacing(8), spacing(12), spacing(8));
    row->setSpacing(spacing(12));
    row->addWidget(open);
    row->addWidget(m_chip);
    row->addStretch(1);
    row->addWidget(m_levels->createBox(bar));
    auto* question = new PageQuestion(bar);
    question->setArea(*this);
    connect(m_stack, &QStackedWidget::currentChanged, question, &PageQuestion::setPage);
    row->addWidget(question);
    return bar;
}

void MainWindow::createLayout()
{
    auto* bars = new QVBoxLayout;
    bars->setContentsMargins(spacing(24), 0, spacing(24), 0);
    bars->setSpacing(spacing(8));
    bars->addWidget(m_errorBar);
    bars->addWidget(m_noteBar);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(createTopBar());
    right->addLayout(bars);
    right->addWidget(new LoadBar(m_controller, this));
    right->addWidget(m_stack, 1);
    auto* middle = new QWidget(this);
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(right, 1);
    setCentralWidget(middle);
    m_statusLine = new StatusLine(m_controller, this);
    setStatusBar(m_statusLine);
    m_menus->setPage(0);
    m_fillPage->fillExamplesMenu(m_menus->examples());
    m_menus->addCopies(m_fillPage->copies().actions());
    m_menus->addToView(*m_levels->createMenu(this));
    m_menus->addToView(m_fillPage->guessFirst().action());
    m_menus->addToView(m_fillPage->tokensAction());
    m_menus->addToView(m_fillPage->secondSentenceAction());
    m_menus->addToView(m_fillPage->wholeWords().action());
    orderTabs(*middle);
}

void MainWindow::connectMenus()
{
    connect(m_menus, &WindowMenus::openRequested, this, &MainWindow::chooseFile);
    connect(m_menus, &WindowMenus::recentFileChosen, this, &MainWindow::openFile);
    connect(m_menus, &WindowMenus::recentFilesCleared, this,
            [this] { m_settings.clearRecentFiles(); });
    connect(m_menus, &WindowMenus::reloadRequested, &m_controller, &AppController::reload);
    connect(m_menus, &WindowMenus::cancelRequested, &m_controller, &AppController::cancelLoad);
    connect(m_menus, &WindowMenus::cancelRequested, &m_controller, &AppController::cancelSweep);
    connect(m_menus, &WindowMenus::cancelRequested, &m_controller,
            &AppController::cancelInspection);
    SentenceCard* sentences = &m_fillPage->sentences();
    connect(m_menus, &WindowMenus::undoRequested, sentences, &SentenceCard::undo);
    connect(m_menus, &WindowMenus::redoRequested, sentences, &SentenceCard::redo);
    connect(m_menus, &WindowMenus::hideWordRequested, sentences, &SentenceCard::hideWord);
    connect(m_menus, &WindowMenus::copySentenceRequested, sentences,
            [sentences] { QGuiApplication::clipboard()->setText(sentences->text()); });
    connect(m_menus, &WindowMenus::pageRequested, this, &MainWindow::showPage);
    connect(m_menus, &WindowMenus::schemeRequested, this, &MainWindow::setScheme);
    connect(m_menus, &WindowMenus::languageRequested, this, &MainWindow::languageRequested);
    connect(m_menus, &WindowMenus::zoomStepRequested, this, &MainWindow::zoom);
    connect(new WheelZoom(*this), &WheelZoom::stepped, this, &MainWindow::zoom);
    connect(m_menus, &WindowMenus::presentationRequested,
            new PresentationView(m_controller, *m_fillPage, this), &PresentationView::begin);
    connect(m_menus, &WindowMenus::modelPanelRequested, this, &MainWindow::showModelPanel);
    connect(m_menus, &WindowMenus::precisionRequested, this,
            [this] { (new PrecisionDialog(m_controller, this))->open(); });
    connect(m_menus, &WindowMenus::threadsChosen, this, [this](int threads) {
        m_settings.setThreads(threads);
        m_controller.setThreads(threads);
    });
    connect(m_menus, &WindowMenus::exportHelpRequested, this, &MainWindow::showExportHelp);
    connect(m_menus, &WindowMenus::helpRequested, this, [this] {
        showHelp(*this, helpSectionOf(*m_stack->currentWidget()), m_menus->shortcutRows());
    });
    connect(m_menus, &WindowMenus::shortcutsRequested, this,
            [this] { showShortcuts(this, m_menus->shortcutRows()); });
    connect(m_menus, &WindowMenus::aboutRequested, this,
            [this] { showAbout(this, m_parts.versions); });
    connect(m_menus, &WindowMenus::quitRequested, this, &QWidget::close);
}

void MainWindow::connectController()
{
    connect(m_levels, &LevelChoice::changed, this, &MainWindow::showLevel);
    connect(m_rail, &PageRail::pageChosen, this, &MainWindow::showPage);
    connect(m_rail, &PageRail::helpRequested, m_menus, &WindowMenus::helpRequested);
    connect(m_startPanel, &StartPanel::openRequested, this, &MainWindow::chooseFile);
    connect(m_errorBar, &ErrorBar::actionTriggered, this, &MainWindow::chooseFile);
    connect(m_errorBar, &ErrorBar::exportHelpRequested, this, &MainWindow::showExportHelp);
    connect(m_fillPage, &FillPage::exportHelpRequested, this, &MainWindow::showExportHelp);
    connect(m_comparePage, &ComparePage::exportHelpRequested, this, &MainWindow::showExportHelp);
    connect(m_fillPage, &FillPage::compareRequested, this, [this] {
        const SentenceEditor& editor = m_fillPage->editor();
        m_comparePage->take(editor.sentence(), editor.hiddenWords());
        showPage(m_stack->indexOf(m_comparePage));
    });
    connect(m_shapesPage, &ShapesPage::exportHelpRequested, this, &MainWindow::showExportHelp);
    connect(&m_controller, &AppController::loadStarted, this, [this] {
        m_errorBar->hide();
        showWhatFits();
    });
    connect(&m_controller, &AppController::modelChanged, this, &MainWindow::onModelChanged);
    connect(&m_controller, &AppController::loadFailed, this, &MainWindow::showLoadError);
    connect(&m_controller, &AppController::rememberedRolesChanged, this,
            [this](const auto& remembered) {
                m_settings.setInputRoles(remembered);
                m_settings.sync(); // a choice is rare, and nobody wants to make it twice
            });
    connect(&m_controller, &AppController::loadCancelled, this, &MainWindow::showWhatFits);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
            [this] { applyScheme(m_settings.scheme()); });
#endif
}

void MainWindow::onModelChanged()
{
    const auto summary = m_controller.summary();
    m_chip->setModel(summary.get());
    m_menus->setHasModel(true);
    m_errorBar->hide();
    showTitle();
    if (m_controller.path() != m_parts.demoModel) {
        m_settings.addRecentFile(m_controller.path());
    }
    showWhatFits();
}

void MainWindow::showLoadError(const QString& /*path*/, const Error& error)
{
    m_errorBar->showError(error, tr("Open another file…"));
    m_errorBar->setOffersExport(isSolvedByExport(error.code, nullptr));
    showWhatFits();
}

void MainWindow::showModelPanel()
{
    if (const auto summary = m_controller.summary()) {
        auto* panel = new ModelPanel(*summary, !m_controller.faults().empty(), this);
        connect(panel, &ModelPanel::exportHelpRequested, this, &MainWindow::showExportHelp);
        connect(panel, &ModelPanel::whyLengthRequested, this, &MainWindow::showWhyLength);
        panel->open();
    }
}

void MainWindow::showWhyLength()
{
    showPage(m_stack->indexOf(m_shapesPage));
    m_shapesPage->showWhyLength();
}

void MainWindow::showExportHelp()
{
    const auto summary = m_controller.summary();
    ExportHelp help;
    help.script = m_parts.exportScript;
    help.file = summary ? modelName(m_controller.path()) : QString();
    help.plan = exportPlanOf(summary.get());
    help.faults = m_controller.faults();
    help.chooseCopy = m_parts.chooseScriptCopy;
    (new ExportDialog(std::move(help), this))->open();
}

void MainWindow::showPage(int page)
{
    m_page = page;
    m_rail->setCurrent(page);
    m_menus->setPage(page);
    showWhatFits();
    Q_EMIT sessionChanged();
    if (page == 0) {
        m_fillPage->editor().setFocus();
    }
}

/// Each page knows what belongs to a level.
void MainWindow::showLevel(DetailLevel level)
{
    m_settings.setDetailLevel(level);
    m_chip->setDetailLevel(level);
    m_statusLine->setDetailLevel(level);
    m_fillPage->setDetailLevel(level);
}

void MainWindow::showWhatFits()
{
    const bool isEmpty = !m_controller.summary() && !m_controller.isLoading();
    m_stack->setCurrentIndex(isEmpty ? m_stack->indexOf(m_startPanel) : m_page);
}

void MainWindow::setScheme(SchemeChoice scheme)
{
    m_settings.setScheme(scheme);
    applyScheme(scheme);
}

void MainWindow::zoom(int step)
{
    const double wanted = step == 0 ? 1.0 : m_settings.zoom() * std::pow(kZoomStep, step);
    const double zoom = std::clamp(wanted, Settings::kSmallestZoom, Settings::kLargestZoom);
    m_settings.setZoom(zoom);
    applyTextSize(zoom);
}

} // namespace maskscope
