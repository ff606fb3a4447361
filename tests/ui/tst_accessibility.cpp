// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_inspection.h"
#include "tests/ui/accessible_checks.h"
#include "tests/ui/fake_program.h"
#include "ui/main_window.h"
#include "ui/pages/fill_page.h"
#include "ui/pages/shapes/histogram.h"
#include "ui/text_size.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/widgets/shaded_words.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <memory>

using namespace maskscope;

namespace {

/// The window of the program on a model without LibTorch.
struct Program : FakeProgram
{
    std::unique_ptr<MainWindow> window;

    Program()
    {
        const SampleModel sample = makeSampleModel({.layers = 6});
        script->setSummary(*sample.summary);
        script->setInspection(sample.inspection);
        settings.setDetailLevel(DetailLevel::Inspect); // all there is
        WindowParts parts;
        parts.chooseFile = [](QWidget*, const QString&, const auto&) {};
        window = std::make_unique<MainWindow>(controller, settings, parts);
        window->resize(1200, 800);
        window->show();
        static_cast<void>(QTest::qWaitForWindowActive(window.get()));
    }

    [[nodiscard]] bool open()
    {
        window->start(model());
        return isLoaded();
    }
    template <typename T>
    T* find(const char* name)
    {
        return window->findChild<T*>(QLatin1String(name));
    }
    void click(const char* name) { find<QAbstractButton>(name)->click(); }
    /// The words are there before the answer.
    bool hasShades()
    {
        const auto isAnswered = [this](const char* list) {
            const auto* words = find<ShadedWords>(list);
            return words->isVisible() && !words->isOutdated();
        };
        return QTest::qWaitFor([&] { return isAnswered("why") && isAnswered("surprise"); },
                               kPatienceMs);
    }
};

const QRegularExpression kDigit(QStringLiteral("\\d"));

/// What a screen reader says of the first entry that is a word.
QString firstEntry(QWidget& list)
{
    const QAccessibleInterface* node = QAccessible::queryAccessibleInterface(&list);
    for (int i = 0; i < node->childCount(); ++i) {
        const QAccessibleInterface* child = node->child(i);
        if (child != nullptr && child->role() == QAccessible::ListItem) {
            return child->text(QAccessible::Name);
        }
    }
    return {};
}

/// One text, so that a failure shows all of them.
QString problemsOf(QWidget& window)
{
    return (namingProblems(window) + keyboardProblems(window)).join(QLatin1Char('\n'));
}

void showTab(Program& program, int tab)
{
    program.find<QTabWidget>("detailTabs")->setCurrentIndex(tab);
}

} // namespace

/// Who cannot see the window or does not use a mouse reaches everything and hears what it is.
class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QGuiApplication::setQuitOnLastWindowClosed(false);
        applyScheme(SchemeChoice::Light);
        applyTextSize(1.0);
    }
    void init() { failOnQtWarnings(); }

    void findsWhatHasNoName();
    void findsWhatTheKeyboardMisses();
    void findsSharedKeys();
    void theStart();
    void anError();
    void fill();
    void tabGoesAsOneReads();
    void listsSayWordsWithNumbers();
    void theHistogramSpeaks();
    void shapes_data();
    void shapes();
    void speed();
    void compare();
    void presentation();
    void theChartZoomsByKeyboard();
    void dialogs_data();
    void dialogs();
    void menus();
};

void TestAccessibility::findsWhatHasNoName()
{
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* button = new QPushButton(&window);
    column->addWidget(button);
    auto* twin = new QPushButton(QStringLiteral("Go"), &window);
    column->addWidget(twin);
    window.show();
    QCOMPARE(namingProblems(window).size(), 1);
    button->setAccessibleName(QStringLiteral("Go"));
    QCOMPARE(namingProblems(window).size(), 1); // two of the same name
    button->setAccessibleName(QStringLiteral("Stop"));
    QCOMPARE(namingProblems(window), QStringList());
}

void TestAccessibility::findsWhatTheKeyboardMisses()
{
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* first = new QPushButton(QStringLiteral("1"), &window);
    auto* second = new QPushButton(QStringLiteral("2"), &window);
    column->addWidget(first);
    column->addWidget(second);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QCOMPARE(keyboardProblems(window), QStringList());
    second->setFocusPolicy(Qt::ClickFocus);
    QCOMPARE(keyboardProblems(window).size(), 1);
}

void TestAccessibility::findsSharedKeys()
{
    QWidget window;
    auto* menu = new QMenu(QStringLiteral("Menu"), &window);
    QAction* first = menu->addAction(QStringLiteral("&Open"));
    QAction* second = menu->addAction(QStringLiteral("&Close"));
    first->setShortcut(QKeySequence(QStringLiteral("Ctrl+O")));
    QCOMPARE(shortcutProblems(window), QStringList());
    second->setShortcut(first->shortcut());
    second->setText(QStringLiteral("Cl&ose"));
    QCOMPARE(shortcutProblems(window).size(), 2);
}

void TestAccessibility::theStart()
{
    Program program;
    program.window->start({});
    QVERIFY2(problemsOf(*program.window).isEmpty(), qPrintable(problemsOf(*program.window)));
}

void TestAccessibility::anError()
{
    Program program;
    program.window->start(QStringLiteral("/nowhere/model.pt"));
    QWidget* bar = program.find<QWidget>("errorBar");
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), kPatienceMs);
    QVERIFY2(problemsOf(*program.window).isEmpty(), qPrintable(problemsOf(*program.window)));
}

void TestAccessibility::fill()
{
    Program program;
    QVERIFY(program.open());
    FillPage& page = program.window->fillPage();
    page.editor().setSentence(QStringLiteral("___ ___"));
    page.setShowsTokens(true);
    page.setHasSecondSentence(true);
    program.find<QLineEdit>("targets")->setText(QStringLiteral("a, b"));
    for (const char* question : {"askWhy", "askSurprise", "askLonger"}) {
        program.click(question);
    }
    const auto showsBoth = [&program] {
        const auto* second = program.find<QWidget>("predictions2");
        return second != nullptr && second->isVisible();
    };
    QTRY_VERIFY_WITH_TIMEOUT(showsBoth(), kPatienceMs);
    QVERIFY(program.hasShades());
    QTRY_VERIFY2(problemsOf(*program.window).isEmpty(), qPrintable(problemsOf(*program.window)));
}

void TestAccessibility::listsSayWordsWithNumbers()
{
    Program program;
    QVERIFY(program.open());
    program.window->fillPage().editor().setSentence(QStringLiteral("the ___ of paris"));
    program.window->fillPage().setShowsTokens(true);
    program.click("askWhy");
    program.click("askSurprise");
    QVERIFY(program.hasShades()); // Qt remembers entries that it was asked for earlier
    for (const char* list : {"predictions1", "why", "surprise", "tokenStrip"}) {
        const auto hears = [&program, list] {
            auto* view = program.find<QAbstractItemView>(list);
            return view != nullptr && view->isVisible() && firstEntry(*view).contains(kDigit);
        };
        QVERIFY2(QTest::qWaitFor(hears, kPatienceMs), list);
    }
}

void TestAccessibility::theHistogramSpeaks()
{
    Histogram histogram;
    WeightStats weight;
    weight.min = -2;
    weight.max = 2;
    weight.histogram[0] = 1; // of the first tenth
    weight.histogram[20] = 2; // of the sixth
    weight.histogram[23] = 1;
    histogram.setWeight(&weight);
    const QString text
        = QAccessible::queryAccessibleInterface(&histogram)->text(QAccessible::Description);
    QVERIFY2(text.contains(QStringLiteral("25.0 %, 0.0 %, 0.0 %, 0.0 %, 0.0 %, 75.0 %, 0.0 %")),
             qPrintable(text));
}

void TestAccessibility::tabGoesAsOneReads()
{
    Program program;
    QVERIFY(program.open());
    QTRY_VERIFY_WITH_TIMEOUT(program.find<QWidget>("predictions1") != nullptr, kPatienceMs);
    const QStringList walk = tabWalk(*program.window);
    qsizetype before = -1;
    for (const char* name : {"page1", "openButton", "hideWord", "sentenceEditor", "showTokens",
                             "targets", "askWhy", "topK", "predictions1"}) {
        const qsizetype place = walk.indexOf(QLatin1String(name));
        QVERIFY2(place > before, qPrintable(QLatin1String(name) + walk.join(QLatin1String(", "))));
        before = place;
    }
}

void TestAccessibility::shapes_data()
{
    QTest::addColumn<QByteArray>("view");
    QTest::addColumn<int>("tab");
    for (int tab = 0; tab < 4; ++tab) {
        QTest::addRow("tree, tab %d", tab) << QByteArray("treeView") << tab;
    }
    for (const char* view : {"diagramView", "flowView", "operatorsView"}) {
        QTest::newRow(view) << QByteArray(view) << 0;
    }
}

void TestAccessibility::shapes()
{
    QFETCH(const QByteArray, view);
    QFETCH(const int, tab);
    Program program;
    QVERIFY(program.open());
    program.click("page2");
    QTRY_VERIFY_WITH_TIMEOUT(program.controller.inspection() != nullptr, kPatienceMs);
    program.click(view.constData());
    showTab(program, tab);
    QVERIFY(program.isIdle());
    QTRY_VERIFY2(problemsOf(*program.window).isEmpty(), qPrintable(problemsOf(*program.window)));
}

void TestAccessibility::speed()
{
    Program program;
    QVERIFY(program.open());
    program.click("page3");
    QVERIFY(program.isIdle());
    QTRY_VERIFY2(problemsOf(*program.window).isEmpty(), qPrintable(problemsOf(*program.window)));
    program.controller.startSweep({.lengths = {{8}, {16}, {32}}, .warmUp = 1, .repeats = 2});
    QTRY_VERIFY_WITH_TIMEOUT(!program.controller.isSweeping(), kPatienceMs);
    for (const char* mode : {"showTimes", "showWork"}) {
        program.click(mode);
        QTRY_VERIFY2(problemsOf(*program.window).isEmpty(),
                     qPrintable(problemsOf(*program.window)));
    }
}

void TestAccessibility::compare()
{
    Program program;
    QVERIFY(program.open());
    program.click("page4");
    auto* tabs = program.find<QTabWidget>("compareTabs");
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QVERIFY(program.isIdle());
        QTRY_VERIFY2(problemsOf(*program.window).isEmpty(),
                     qPrintable(problemsOf(*program.window)));
    }
}

void TestAccessibility::presentation()
{
    Program program;
    QVERIFY(program.open());
    QVERIFY(program.isIdle());
    program.find<QAction>("actionFullScreen")->trigger();
    auto* shown = program.find<QWidget>("presentation");
    QVERIFY(shown != nullptr);
    shown->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), shown);
    QTRY_VERIFY2(problemsOf(*shown).isEmpty(), qPrintable(problemsOf(*shown)));
}

void TestAccessibility::theChartZoomsByKeyboard()
{
    Program program;
    QVERIFY(program.open());
    program.click("page3");
    program.controller.startSweep({.lengths = {{8}, {16}, {32}}, .warmUp = 1, .repeats = 2});
    QTRY_VERIFY_WITH_TIMEOUT(!program.controller.isSweeping(), kPatienceMs);
    auto* page = program.find<QWidget>("speedPage");
    auto* chart = page->findChild<QWidget*>(QStringLiteral("chartView"));
    auto* showAll = page->findChild<QAbstractButton*>(QStringLiteral("showAll"));
    QTRY_VERIFY(chart->isVisible());
    QVERIFY(!showAll->isEnabled());
    QTest::keyClick(chart, Qt::Key_Plus);
    QTRY_VERIFY(showAll->isEnabled());
    QTest::keyClick(chart, Qt::Key_Right);
    QVERIFY(showAll->isEnabled());
    QTest::keyClick(chart, Qt::Key_0);
    QTRY_VERIFY(!showAll->isEnabled());
}

void TestAccessibility::dialogs_data()
{
    QTest::addColumn<QByteArray>("action");
    for (const char* action : {"actionModelPanel", "actionPrecision", "actionMakeModel",
                               "actionShortcuts", "actionAbout"}) {
        QTest::newRow(action) << QByteArray(action);
    }
}

void TestAccessibility::dialogs()
{
    QFETCH(const QByteArray, action);
    Program program;
    QVERIFY(program.open());
    QVERIFY(program.isIdle());
    program.find<QAction>(action.constData())->trigger();
    QPointer<QDialog> dialog = program.window->findChild<QDialog*>();
    QVERIFY(dialog != nullptr);
    dialog->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), dialog.data());
    QVERIFY(!dialog->windowTitle().isEmpty());
    QVERIFY2(problemsOf(*dialog).isEmpty(), qPrintable(problemsOf(*dialog)));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(dialog == nullptr || !dialog->isVisible());
}

void TestAccessibility::menus()
{
    Program program;
    QVERIFY(program.open());
    QCOMPARE(shortcutProblems(*program.window).join(QLatin1Char('\n')), QString());
    for (const QMenu* menu : program.window->findChildren<QMenu*>()) {
        for (const QAction* action : menu->actions()) {
            QVERIFY2(action->isSeparator() || !action->text().isEmpty(),
                     qPrintable(action->objectName()));
        }
    }
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
