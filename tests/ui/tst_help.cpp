// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/messages.h"
#include "tests/screenshots/window_checks.h"
#include "tests/support/fake_model.h"
#include "tests/ui/accessible_checks.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/help/help_browser.h"
#include "ui/help/help_window.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/text_size.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>
#include <QTranslator>

#include <memory>

using namespace maskscope;

namespace {

const QStringList kKeys{QStringLiteral("Open\tCtrl+O")};

/// "#", "##", "##", "- ", "|": what stands where, whatever the words.
QStringList outlineOf(const QString& markdown)
{
    static const QRegularExpression mark(QStringLiteral("^(#+ |- |\\d\\. |\\|)"));
    QStringList outline;
    for (const QString& line : markdown.split(QLatin1Char('\n'))) {
        const QRegularExpressionMatch found = mark.match(line);
        if (found.hasMatch()) {
            outline << found.captured(1);
        }
    }
    return outline;
}

QStringList linksOf(const QString& markdown)
{
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)]*)\\)"));
    QStringList links;
    for (auto found = link.globalMatch(markdown); found.hasNext();) {
        links << found.next().captured(1);
    }
    return links;
}

QString plain(QString text)
{
    static const QRegularExpression accessKey(QStringLiteral("\\(&\\w\\)"));
    return text.remove(accessKey).remove(QLatin1Char('&')).remove(QChar(0x2026)).trimmed();
}

/// What the menus and the rail offer by name; choices inside a submenu speak for themselves.
QStringList offersOf(MainWindow& window)
{
    QStringList offers;
    for (const QAction* menu : window.menuBar()->actions()) {
        for (const QAction* action : menu->menu()->actions()) {
            if (!action->isSeparator()) {
                offers << plain(action->text());
            }
        }
    }
    for (const QAbstractButton* button :
         window.findChild<QWidget*>(QStringLiteral("pageRail"))->findChildren<QAbstractButton*>()) {
        offers << plain(button->text());
    }
    return offers;
}

/// The window of the program in a language.
struct Program
{
    QTranslator texts;
    QTemporaryDir folder;
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    Settings settings{std::make_unique<QSettings>(folder.filePath(QStringLiteral("s.ini")),
                                                  QSettings::IniFormat)};
    AppController controller{makeFakeLoaderFactory(script)};
    std::unique_ptr<MainWindow> window;

    explicit Program(const QLocale& locale)
    {
        QLocale::setDefault(locale);
        if (loadTexts(texts, locale)) {
            QCoreApplication::installTranslator(&texts);
        }
        window = std::make_unique<MainWindow>(controller, settings, WindowParts{});
        window->show();
    }
    HelpWindow* openHelp()
    {
        window->findChild<QAction*>(QStringLiteral("actionHelp"))->trigger();
        return window->findChild<HelpWindow*>();
    }
};

const QLocale kEnglish(QLocale::English, QLocale::UnitedStates);
const QLocale kChinese(QLocale::Chinese, QLocale::China);

} // namespace

class TestHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QGuiApplication::setQuitOnLastWindowClosed(false);
        applyScheme(SchemeChoice::Light);
        applyTextSize(1.0);
    }
    void init() { failOnQtWarnings(); }
    void cleanup() { QLocale::setDefault(kEnglish); }

    void bothLanguagesSayTheSame();
    void everyLinkLeadsSomewhere();
    void everyOfferIsDescribed_data();
    void everyOfferIsDescribed();
    void everyErrorIsThere();
    void keysAreThoseOfTheMenus_data();
    void keysAreThoseOfTheMenus();
    void opensAtThePage();
    void findsWords();
    void speaksTheLanguageOfTheWindow();
    void hasRoomAndNames();
    void largeLettersLeaveRoomForTheText();
    void chineseStandsUpright();
};

void TestHelp::bothLanguagesSayTheSame()
{
    const QList<HelpSection> english = helpSections(QStringLiteral("en"), kKeys);
    const QList<HelpSection> chinese = helpSections(QStringLiteral("zh_CN"), kKeys);
    static const QRegularExpression han(QStringLiteral("\\p{Han}"));
    QVERIFY(english.size() > 8);
    QCOMPARE(chinese.size(), english.size());
    for (qsizetype i = 0; i < english.size(); ++i) {
        QCOMPARE(chinese.at(i).name, english.at(i).name);
        QVERIFY2(!english.at(i).title.isEmpty(), qPrintable(english.at(i).name));
        QVERIFY2(chinese.at(i).title.contains(han), qPrintable(english.at(i).name));
        QVERIFY2(!english.at(i).markdown.contains(QLatin1String("{{")),
                 qPrintable(english.at(i).name));
        QCOMPARE(outlineOf(chinese.at(i).markdown), outlineOf(english.at(i).markdown));
        QCOMPARE(linksOf(chinese.at(i).markdown), linksOf(english.at(i).markdown));
    }
}

void TestHelp::everyLinkLeadsSomewhere()
{
    const QList<HelpSection> sections = helpSections(QStringLiteral("en"), kKeys);
    QStringList files;
    for (const HelpSection& section : sections) {
        files << section.name + QStringLiteral(".md");
    }
    int links = 0;
    for (const HelpSection& section : sections) {
        for (const QString& link : linksOf(section.markdown)) {
            QVERIFY2(files.contains(link), qPrintable(section.name + QLatin1String(": ") + link));
            ++links;
        }
    }
    QVERIFY(links > 10);
}

void TestHelp::everyOfferIsDescribed_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::newRow("English") << kEnglish;
    QTest::newRow("Chinese") << kChinese;
}

void TestHelp::everyOfferIsDescribed()
{
    QFETCH(const QLocale, locale);
    Program program(locale);
    QString everything;
    for (const HelpSection& section : helpSections(helpLanguage(locale), {})) {
        everything += section.markdown.toCaseFolded();
    }
    QStringList missing;
    for (const QString& offer : offersOf(*program.window)) {
        if (!everything.contains(offer.toCaseFolded())) {
            missing << offer;
        }
    }
    QVERIFY2(missing.isEmpty(),
             qPrintable(QStringLiteral("Describe in resources/help: ")
                        + missing.join(QLatin1String(", "))));
    QCoreApplication::removeTranslator(&program.texts);
}

void TestHelp::everyErrorIsThere()
{
    QString errors;
    for (const HelpSection& section : helpSections(QStringLiteral("en"), kKeys)) {
        errors += section.name == QLatin1String("errors") ? section.markdown : QString();
    }
    for (const MessageTemplate& message : messageTemplates()) {
        const QString row
            = QStringLiteral("| `%1` | ").arg(QString::fromStdString(std::string(message.name)));
        QVERIFY2(errors.contains(row), qPrintable(row));
    }
    QVERIFY(errors.contains(QStringLiteral("| `EMPTY_FILE` | '…' is empty (0 bytes). Copy or ")));
}

void TestHelp::keysAreThoseOfTheMenus_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addRow("en") << kEnglish;
    QTest::addRow("zh") << kChinese;
}

void TestHelp::keysAreThoseOfTheMenus()
{
    QFETCH(const QLocale, locale);
    Program program(locale);
    HelpWindow* help = program.openHelp();
    help->showSection(QStringLiteral("keyboard"));
    const QString text = help->findChild<HelpBrowser*>()->toPlainText();
    for (const char* action : {"actionOpen", "actionHideWord", "actionHelp", "actionShowTokens"}) {
        const auto* found = program.window->findChild<QAction*>(QLatin1String(action));
        QVERIFY2(text.contains(found->shortcut().toString(QKeySequence::NativeText)), action);
        QVERIFY2(text.contains(plain(found->text())), action);
    }
    static const QRegularExpression accessKey(QStringLiteral("\\([A-Z]\\)"));
    QVERIFY2(!text.contains(accessKey), qPrintable(accessKey.match(text).captured()));
    QCoreApplication::removeTranslator(&program.texts);
}

void TestHelp::opensAtThePage()
{
    Program program(kEnglish);
    program.script->setSummary(makeFakeSummary());
    program.window->start(QString::fromStdString(fakeModelPath().string()));
    QTRY_VERIFY_WITH_TIMEOUT(program.controller.summary() != nullptr, kPatienceMs);
    QCOMPARE(program.openHelp()->section(), QStringLiteral("fill"));
    program.window->findChild<QAbstractButton*>(QStringLiteral("page3"))->click();
    program.window->findChild<QAbstractButton*>(QStringLiteral("helpButton"))->click();
    QCOMPARE(program.window->findChildren<HelpWindow*>().size(), 1);
    QCOMPARE(program.window->findChild<HelpWindow*>()->section(), QStringLiteral("speed"));
}

void TestHelp::findsWords()
{
    Program program(kEnglish);
    HelpWindow* help = program.openHelp();
    QTRY_COMPARE(QApplication::activeWindow(), help);
    QTest::keyClick(help, Qt::Key_F, Qt::ControlModifier);
    auto* search = help->findChild<QLineEdit*>(QStringLiteral("helpSearch"));
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("pseudo-log-likelihood"));
    QCOMPARE(help->section(), QStringLiteral("why"));
    const auto* text = help->findChild<HelpBrowser*>();
    QCOMPARE(text->textCursor().selectedText(), QStringLiteral("pseudo-log-likelihood"));
    QCOMPARE(text->extraSelections().size(), 1);
    const auto* contents = help->findChild<QListWidget*>(QStringLiteral("helpContents"));
    QVERIFY(contents->item(0)->isHidden());
    search->clear();
    QVERIFY(!contents->item(0)->isHidden());
    QCOMPARE(contents->currentRow(), 2);
    QPointer<HelpWindow> closed = help;
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_VERIFY(closed == nullptr);
}

void TestHelp::speaksTheLanguageOfTheWindow()
{
    Program program(kChinese);
    HelpWindow* help = program.openHelp();
    QVERIFY(help->windowTitle().contains(QStringLiteral("帮助")));
    const auto* text = help->findChild<HelpBrowser*>();
    QVERIFY(text->toPlainText().startsWith(QStringLiteral("填空")));
    help->showSection(QStringLiteral("errors"));
    QVERIFY(text->toPlainText().contains(QStringLiteral("是空的")));
    QCoreApplication::removeTranslator(&program.texts);
}

void TestHelp::hasRoomAndNames()
{
    Program program(kEnglish);
    HelpWindow* help = program.openHelp();
    QTRY_COMPARE(QApplication::activeWindow(), help);
    QTRY_COMPARE(layoutProblems(*help).join(QLatin1Char('\n')), QString());
    QCOMPARE(namingProblems(*help).join(QLatin1Char('\n')), QString());
    QCOMPARE(keyboardProblems(*help).join(QLatin1Char('\n')), QString());
}

/// The text keeps most of the window, however large the letters are.
void TestHelp::largeLettersLeaveRoomForTheText()
{
    applyTextSize(2.5);
    const auto after = qScopeGuard([] { applyTextSize(1.0); });
    Program program(kEnglish);
    HelpWindow* help = program.openHelp();
    help->resize(900, 600);
    const auto* contents = help->findChild<QWidget*>(QStringLiteral("helpContents"));
    QTRY_VERIFY(contents->width() <= help->width() / 3);
}

/// Han letters have no slanted form.
void TestHelp::chineseStandsUpright()
{
    HelpBrowser text({{QStringLiteral("fill"), QStringLiteral("Title"),
                       QStringLiteral("*\u731c\u6d4b* and *guess*")}},
                     nullptr);
    text.showSection(QStringLiteral("fill"));
    const auto formatOf
        = [&text](const QString& words) { return text.document()->find(words).charFormat(); };
    const QTextCharFormat chinese = formatOf(QStringLiteral("\u731c\u6d4b"));
    QVERIFY(!chinese.fontItalic());
    QVERIFY(chinese.fontWeight() > QFont::Normal);
    QVERIFY(formatOf(QStringLiteral("guess")).fontItalic());
}

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
