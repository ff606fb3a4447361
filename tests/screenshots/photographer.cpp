// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/photographer.h"

#include "app/engine.h"
#include "tests/screenshots/window_checks.h"
#include "ui/help/help_window.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/fill_page.h"
#include "ui/text_size.h"
#include "ui/widgets/sentence_editor.h"

#include <unicode/uvernum.h>

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QTabWidget>
#include <QTimer>
#include <QTreeView>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <utility>

namespace maskscope {

namespace {

constexpr int kPatienceMs = 60000;
constexpr int kLookMs = 20;
constexpr int kSettleMs = 400; ///< animations and queued layouts
constexpr int kLooks = 20;
constexpr int kQuicklyPacked = 80; ///< a PNG as Qt packs it takes longer than the page itself

/// Asleep between events: a busy loop would take a core from the model.
void pause(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

template <typename T>
T* part(QWidget& window, const char* name)
{
    return window.findChild<T*>(QLatin1String(name));
}

void click(QWidget& window, const char* button)
{
    if (auto* found = part<QAbstractButton>(window, button)) {
        found->click();
    }
}

void trigger(QWidget& window, const char* action)
{
    if (auto* found = part<QAction>(window, action)) {
        found->trigger();
    }
}

WindowParts windowParts()
{
    WindowParts parts;
    parts.versions = {QStringLiteral(MASKSCOPE_VERSION), QStringLiteral(MASKSCOPE_TORCH_VERSION),
                      QStringLiteral(U_ICU_VERSION)};
    return parts;
}

void chooseModule(QWidget& window, const QString& ending)
{
    auto* tree = part<QTreeView>(window, "modules");
    const QModelIndexList found
        = tree->model()->match(tree->model()->index(0, 0), Qt::ToolTipRole, ending, 1,
                               Qt::MatchEndsWith | Qt::MatchRecursive);
    if (!found.isEmpty()) {
        tree->setCurrentIndex(found.front());
    }
}

} // namespace

QString Photographer::Look::name() const
{
    return QStringLiteral("%1-%2-%3%4")
        .arg(isDark ? QStringLiteral("dark") : QStringLiteral("light"), language,
             QString::number(size.width()), zoom > 1.0 ? QStringLiteral("-zoom") : QString());
}

Photographer::Photographer(QDir folder, QString model, QString pages)
    : m_folder(std::move(folder))
    , m_model(std::move(model))
    , m_pages(std::move(pages))
{}

bool Photographer::wants(const char* page) const
{
    return QString::fromLatin1(page).contains(m_pages);
}

bool Photographer::photograph(const Look& look)
{
    m_isFine = true;
    m_prefix = look.name();
    applyScheme(look.isDark ? SchemeChoice::Dark : SchemeChoice::Light);
    applyTextSize(look.zoom);
    const QString store = m_folder.filePath(m_prefix + QStringLiteral(".ini"));
    Settings settings(std::make_unique<QSettings>(store, QSettings::IniFormat));
    AppController controller(makeEngineLoader);
    MainWindow window(controller, settings, windowParts());
    window.resize(look.size);
    window.show();
    window.start(m_model);
    if (waitFor("the model", [&] { return controller.summary() != nullptr; })) {
        goThrough(window, controller);
    }
    bool hasStopped = false;
    QObject::connect(&controller, &AppController::stopped, [&hasStopped] { hasStopped = true; });
    window.close();
    static_cast<void>(waitFor("the end", [&] { return hasStopped; }));
    QFile::remove(store);
    return m_isFine;
}

void Photographer::goThrough(MainWindow& window, AppController& controller)
{
    const std::array<std::pair<const char*, std::function<void()>>, 8> pages{
        {{"fill", [&] { showFill(window); }},
         {"gallery", [&] { showGallery(window); }},
         {"presentation", [&] { showPresentation(window); }},
         {"shapes", [&] { showShapes(window, controller); }},
         {"speed", [&] { showSpeed(window, controller); }},
         {"compare", [&] { showCompare(window, controller); }},
         {"help", [&] { showHelp(window); }},
         {"dialogs", [&] { showDialogs(window); }}}};
    for (const auto& [name, show] : pages) {
        if (wants(name)) {
            show();
        }
    }
}

bool Photographer::waitFor(const char* what, const std::function<bool()>& isThere)
{
    QElapsedTimer timer;
    timer.start();
    while (!isThere() && timer.elapsed() < kPatienceMs) {
        pause(kLookMs);
    }
    if (!isThere()) {
        std::fprintf(stderr, "%s: %s did not come\n", qPrintable(m_prefix), what);
        m_isFine = false;
    }
    return isThere();
}

void Photographer::showPresentation(MainWindow& window)
{
    part<QAction>(window, "actionFullScreen")->trigger();
    auto* view = part<QWidget>(window, "presentation");
    view->showNormal(); // the screen may have another size
    pause(kSettleMs); // which is told of late
    view->resize(window.size());
    pause(4 * kSettleMs);
    save(*view, QStringLiteral("presentation"));
    part<QAction>(*view, "presentationGuessFirst")->trigger();
    pause(kSettleMs);
    save(*view, QStringLiteral("presentation-guess"));
    part<QAction>(*view, "presentationGuessFirst")->trigger();
    view->close();
}

/// The menu and its first idea.
void Photographer::showGallery(MainWindow& window)
{
    QMenu* menu = part<QPushButton>(window, "examples")->menu();
    menu->popup(window.mapToGlobal(QPoint(40, 40)));
    pause(kSettleMs);
    save(*menu, QStringLiteral("gallery"));
    if (QMenu* idea = menu->actions().value(0) ? menu->actions().constFirst()->menu() : nullptr) {
        idea->popup(window.mapToGlobal(QPoint(80, 60)));
        pause(kSettleMs);
        save(*idea, QStringLiteral("gallery-idea"));
        idea->close();
    }
    menu->close();
}

void Photographer::showFill(MainWindow& window)
{
    window.fillPage().editor().setSentence(QStringLiteral("The ___ of France is ___."));
    pause(4 * kSettleMs);
    save(window, QStringLiteral("fill"));
    saveGallery(window);
    window.fillPage().editor().setSentence(QStringLiteral("Yes ___ I like it."));
    pause(2 * kSettleMs);
    save(window, QStringLiteral("fill-left-out"));
    window.fillPage().editor().setSentence(QStringLiteral("The ___ of France is ___."));
    pause(2 * kSettleMs);
    trigger(window, "actionLevel_inspect");
    for (const char* question : {"askWhy", "askSurprise", "askLonger"}) {
        click(window, question);
    }
    static_cast<void>(waitFor("the longer answers", [&] {
        const auto* longer = part<QWidget>(window, "longer2");
        return longer != nullptr && longer->isVisible();
    }));
    pause(2 * kSettleMs);
    save(window, QStringLiteral("fill-questions"));
    for (const char* question : {"askWhy", "askSurprise", "askLonger"}) {
        click(window, question);
    }
    window.fillPage().setShowsTokens(true);
    pause(2 * kSettleMs);
    save(window, QStringLiteral("fill-tokens"));
    window.fillPage().setShowsTokens(false);
}

/// Leaves the page at Inspect.
void Photographer::saveLevels(MainWindow& window, const QString& page)
{
    for (const char* level : {"show", "explore", "inspect"}) {
        trigger(window, qPrintable(QStringLiteral("actionLevel_") + QLatin1String(level)));
        pause(kSettleMs);
        const bool isLast = qstrcmp(level, "inspect") == 0;
        save(window, isLast ? page : page + QLatin1Char('-') + QLatin1String(level));
    }
}

/// Menus are windows of their own: they are painted over the page, below their button.
void Photographer::saveGallery(MainWindow& window)
{
    auto* button = part<QPushButton>(window, "examples");
    QMenu* menu = button->menu();
    menu->popup(button->mapToGlobal(button->rect().bottomLeft()));
    pause(kSettleMs);
    QAction* idea = menu->actions().value(3);
    menu->setActiveAction(idea);
    QMenu* examples = idea->menu();
    examples->popup(menu->pos());
    pause(kSettleMs);
    QPixmap picture = window.grab();
    const QPoint corner = button->mapTo(&window, button->rect().bottomLeft());
    const int left = std::min(corner.x(), window.width() - menu->width());
    QPainter painter(&picture);
    painter.drawPixmap(left, corner.y(), menu->grab());
    painter.drawPixmap(left - examples->width(), corner.y() + menu->actionGeometry(idea).top(),
                       examples->grab());
    painter.end();
    examples->close();
    menu->close();
    write(picture, QStringLiteral("fill-gallery"));
}

/// What the "?" of the window answers.
void Photographer::saveAnswer(MainWindow& window, const QString& page)
{
    click(window, "pageQuestion");
    pause(kSettleMs);
    if (auto* answer = part<QWidget>(window, "pageAnswer")) {
        save(*answer, page);
        answer->close();
    }
}

void Photographer::showShapes(MainWindow& window, AppController& controller)
{
    trigger(window, "actionLevel_show");
    click(window, "page2");
    static_cast<void>(waitFor("the inside", [&] { return controller.inspection() != nullptr; }));
    pause(kSettleMs);
    save(window, QStringLiteral("shapes-flow-show"));
    click(window, "treeView");
    saveLevels(window, QStringLiteral("shapes-tree"));
    saveAnswer(window, QStringLiteral("shapes-question"));
    chooseModule(window, QStringLiteral(".self"));
    pause(kSettleMs);
    save(window, QStringLiteral("shapes-module"));
    auto* tabs = part<QTabWidget>(window, "detailTabs");
    const std::array<QString, 3> names{QStringLiteral("code"), QStringLiteral("weights"),
                                       QStringLiteral("file")};
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        if (i == 1) {
            chooseModule(window, QStringLiteral(".query"));
        }
        tabs->setCurrentIndex(i + 1);
        pause(kSettleMs);
        save(window, QStringLiteral("shapes-") + names.at(static_cast<std::size_t>(i)));
    }
    for (const char* view : {"diagramView", "flowView", "operatorsView"}) {
        click(window, view);
        pause(kSettleMs);
        save(window, QStringLiteral("shapes-") + QLatin1String(view));
    }
}

void Photographer::showSpeed(MainWindow& window, AppController& controller)
{
    click(window, "page3");
    saveLevels(window, QStringLiteral("speed-before"));
    controller.startSweep(
        {.lengths = {{8}, {16}, {32}, {64}}, .warmUp = 1, .repeats = 5, .profiles = 2});
    static_cast<void>(waitFor("the sweep", [&] { return !controller.isSweeping(); }));
    pause(kSettleMs);
    saveLevels(window, QStringLiteral("speed"));
}

void Photographer::showCompare(MainWindow& window, AppController& controller)
{
    const auto isIdle = [&] {
        return !controller.comparisons().isComparing()
            && !controller.comparisons().isContestRunning();
    };
    CompareState state = window.comparePage().state();
    click(window, "page4");
    static_cast<void>(waitFor("the comparison of sentences", isIdle));
    pause(2 * kSettleMs);
    saveLevels(window, QStringLiteral("compare-sentences"));
    state.tab = 1;
    state.other = QStringLiteral("int8");
    window.comparePage().setState(state);
    pause(2 * kSettleMs);
    static_cast<void>(waitFor("the comparison of models", isIdle));
    pause(kSettleMs);
    save(window, QStringLiteral("compare-models"));
    state.tab = 2;
    window.comparePage().setState(state);
    click(window, "runContest");
    static_cast<void>(waitFor("the contest", isIdle));
    pause(kSettleMs);
    save(window, QStringLiteral("compare-contest"));
}

void Photographer::showHelp(MainWindow& window)
{
    click(window, "helpButton");
    auto* help = window.findChild<HelpWindow*>();
    for (const char* section : {"fill", "errors", "keyboard"}) {
        help->showSection(QLatin1String(section));
        pause(kSettleMs);
        save(*help, QStringLiteral("help-") + QLatin1String(section));
    }
    help->close();
}

void Photographer::showDialogs(MainWindow& window)
{
    for (const char* name : {"ModelPanel", "Precision", "MakeModel", "Shortcuts", "About"}) {
        trigger(window, qPrintable(QStringLiteral("action") + QLatin1String(name)));
        pause(kSettleMs);
        const QList<QDialog*> dialogs = window.findChildren<QDialog*>();
        if (!dialogs.isEmpty()) {
            save(*dialogs.back(), QStringLiteral("dialog-") + QLatin1String(name));
            dialogs.back()->close();
            pause(kLookMs);
        }
    }
}

void Photographer::write(const QPixmap& picture, const QString& page) const
{
    picture.save(m_folder.filePath(QStringLiteral("%1-%2.png").arg(m_prefix, page)), "PNG",
                 kQuicklyPacked);
}

void Photographer::save(QWidget& window, const QString& page)
{
    for (int look = 0; look < kLooks && !layoutProblems(window).isEmpty(); ++look) {
        pause(kSettleMs / 4); // an answer may have come just now
    }
    write(window.grab(), page);
    for (const QString& problem : layoutProblems(window)) {
        std::fprintf(stderr, "%s-%s: %s\n", qPrintable(m_prefix), qPrintable(page),
                     qPrintable(problem));
        m_isFine = false;
    }
}

} // namespace maskscope
