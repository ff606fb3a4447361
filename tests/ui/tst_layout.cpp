// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/window_checks.h"
#include "tests/support/fake_model.h"
#include "tests/support/sample_inspection.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/pages/fill_page.h"
#include "ui/settings.h"
#include "ui/text_size.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/widgets/shaded_words.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QScrollArea>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QVBoxLayout>

#include <array>
#include <memory>
#include <utility>

using namespace maskscope;

namespace {

/// A language that nobody speaks: every text a third longer, to be read from right to left.
class LongTexts : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* /*context*/, const char* source,
                                    const char* /*disambiguation*/, int n) const override
    {
        QString text = QString::fromUtf8(source);
        text.replace(QStringLiteral("%n"), QString::number(n));
        text.replace(QStringLiteral("%Ln"), QString::number(n));
        return text + QString(text.size() / 3, QChar(0x0645)); // a wide Arabic letter
    }
};

enum class Language
{
    English,
    Chinese,
    LongRightToLeft,
};

std::unique_ptr<QTranslator> translatorFor(Language language)
{
    if (language == Language::LongRightToLeft) {
        return std::make_unique<LongTexts>();
    }
    auto texts = std::make_unique<QTranslator>();
    const bool isChinese = language == Language::Chinese;
    return loadTexts(*texts,
                     isChinese ? QLocale(QLocale::Chinese, QLocale::China)
                               : QLocale(QLocale::English, QLocale::UnitedStates))
        ? std::move(texts)
        : nullptr;
}

/// The window on a model, in a language and at a size.
struct Shown
{
    std::unique_ptr<QTranslator> texts;
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    QTemporaryDir folder;
    Settings settings{std::make_unique<QSettings>(folder.filePath(QStringLiteral("settings.ini")),
                                                  QSettings::IniFormat)};
    AppController controller{makeFakeLoaderFactory(script)};
    std::unique_ptr<MainWindow> window;

    Shown(Language language, const QSize& size, double zoom, DetailLevel level)
        : texts(translatorFor(language))
    {
        QCoreApplication::installTranslator(texts.get());
        if (language == Language::LongRightToLeft) {
            QApplication::setLayoutDirection(Qt::RightToLeft);
        }
        applyTextSize(zoom);
        const SampleModel sample = makeSampleModel({.layers = 6});
        script->setSummary(*sample.summary);
        script->setInspection(sample.inspection);
        settings.setDetailLevel(level);
        window = std::make_unique<MainWindow>(controller, settings, WindowParts{});
        window->resize(size);
        window->show();
        window->start(QString::fromStdString(fakeModelPath().string()));
    }
    ~Shown() { QCoreApplication::removeTranslator(texts.get()); }

    [[nodiscard]] bool isOpen()
    {
        return QTest::qWaitFor([this] { return controller.summary() != nullptr; }, kPatienceMs);
    }
    [[nodiscard]] bool isIdle()
    {
        return QTest::qWaitFor([this] { return !controller.isPredicting(); }, kPatienceMs);
    }
    void click(const char* button)
    {
        window->findChild<QAbstractButton*>(QLatin1String(button))->click();
    }
    void trigger(const char* action)
    {
        window->findChild<QAction*>(QLatin1String(action))->trigger();
    }
};

/// What is wrong after the layouts have come to rest; empty: nothing.
QString problemsOf(const QWidget& window)
{
    QStringList problems;
    static_cast<void>(QTest::qWaitFor(
        [&] {
            problems = layoutProblems(window);
            return problems.isEmpty();
        },
        2000));
    return problems.join(QLatin1Char('\n'));
}

} // namespace

/// No text is cut off and nothing lies on top of something else, whatever the language and size.
class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }
    void cleanup()
    {
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTextSize(1.0);
    }

    void findsWhatIsClipped();
    void findsWhatOverlaps();
    void findsWhatCannotBeScrolledTo();
    void everyPageHasRoom_data();
    void everyPageHasRoom();
    void everyQuestionHasRoom_data();
    void everyQuestionHasRoom();
    void everyWindowBesideHasRoom_data();
    void everyWindowBesideHasRoom();
};

void TestLayout::findsWhatIsClipped()
{
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* label = new QLabel(QStringLiteral("as long as this"), &window);
    label->setObjectName(QStringLiteral("text"));
    column->addWidget(label);
    window.show();
    QCOMPARE(layoutProblems(window), QStringList());
    label->setFixedWidth(label->sizeHint().width() / 2);
    QTRY_COMPARE(layoutProblems(window),
                 QStringList{QStringLiteral("QLabel text is clipped: \"as long as this\"")});
}

void TestLayout::findsWhatOverlaps()
{
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* upper = new QWidget(&window);
    auto* lower = new QWidget(&window);
    for (QWidget* part : {upper, lower}) {
        part->setMinimumSize(40, 40);
        column->addWidget(part);
    }
    window.show();
    QCOMPARE(layoutProblems(window), QStringList());
    lower->setGeometry(upper->geometry());
    QCOMPARE(layoutProblems(window), QStringList{QStringLiteral("QWidget and QWidget overlap")});
}

void TestLayout::findsWhatCannotBeScrolledTo()
{
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* area = new QScrollArea(&window);
    auto* wide = new QWidget;
    wide->setMinimumWidth(400);
    area->setObjectName(QStringLiteral("area"));
    area->setFixedWidth(200);
    area->setWidgetResizable(true);
    area->setWidget(wide);
    column->addWidget(area);
    window.show();
    QCOMPARE(layoutProblems(window), QStringList());
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QCOMPARE(layoutProblems(window),
             QStringList{QStringLiteral("QScrollArea area is narrower than what it shows")});
}

void TestLayout::everyPageHasRoom_data()
{
    QTest::addColumn<int>("language");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("zoom");
    QTest::addColumn<DetailLevel>("level");
    const std::array<std::pair<const char*, Language>, 3> languages{
        {{"en", Language::English}, {"zh", Language::Chinese}, {"rtl", Language::LongRightToLeft}}};
    for (const auto& [name, language] : languages) {
        for (const QSize& size : {QSize(820, 560), QSize(1440, 900)}) {
            for (const DetailLevel level : {DetailLevel::Show, DetailLevel::Inspect}) {
                QTest::addRow("%s %d %s", name, size.width(), qPrintable(levelKey(level)))
                    << static_cast<int>(language) << size << 1.0 << level;
            }
        }
        for (const auto& [size, zoom] :
             {std::pair(QSize(1440, 900), 1.6), std::pair(QSize(1440, 900), 2.5),
              std::pair(QSize(820, 560), 1.5)}) {
            QTest::addRow("%s %d zoom %.1f", name, size.width(), zoom)
                << static_cast<int>(language) << size << zoom << DetailLevel::Inspect;
        }
    }
}

void TestLayout::everyPageHasRoom()
{
    QFETCH(const int, language);
    QFETCH(const QSize, size);
    QFETCH(const double, zoom);
    QFETCH(const DetailLevel, level);
    Shown shown(static_cast<Language>(language), size, zoom, level);
    QVERIFY(shown.texts != nullptr && shown.isOpen());
    for (const char* page : {"page1", "page2", "page3", "page4"}) {
        shown.click(page);
        QVERIFY(shown.isIdle());
        const QString problems = problemsOf(*shown.window);
        QVERIFY2(problems.isEmpty(), qPrintable(problems));
        QCOMPARE(shown.window->size(), size); // nothing has pushed it wider
    }
    const Comparisons& comparisons = shown.controller.comparisons();
    auto* tabs = shown.window->findChild<QTabWidget*>(QStringLiteral("compareTabs"));
    for (int tab = 1; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        if (tab == 2) {
            shown.click("runContest");
            QTRY_VERIFY_WITH_TIMEOUT(!comparisons.isContestRunning(), kPatienceMs);
        }
        const QString problems = problemsOf(*shown.window);
        QVERIFY2(problems.isEmpty(), qPrintable(problems));
    }
}

void TestLayout::everyQuestionHasRoom_data()
{
    everyPageHasRoom_data();
}

/// All that can be asked about two hidden words, answered at once.
void TestLayout::everyQuestionHasRoom()
{
    QFETCH(const int, language);
    QFETCH(const QSize, size);
    QFETCH(const double, zoom);
    Shown shown(static_cast<Language>(language), size, zoom, DetailLevel::Inspect);
    QVERIFY(shown.texts != nullptr && shown.isOpen());
    shown.window->fillPage().editor().setSentence(QStringLiteral("Paris is the ___ of ___."));
    QVERIFY(shown.isIdle());
    shown.window->findChild<QLineEdit*>(QStringLiteral("targets"))
        ->setText(QStringLiteral("city, house"));
    for (const char* question : {"askWhy", "askSurprise", "askLonger"}) {
        shown.click(question);
    }
    for (const char* answer : {"why", "surprise", "targets2", "longer2"}) {
        const auto* part = shown.window->findChild<QWidget*>(QLatin1String(answer));
        const auto* words = qobject_cast<const ShadedWords*>(part); // there before the answer
        QTRY_VERIFY2_WITH_TIMEOUT(part->isVisible() && (words == nullptr || !words->isOutdated()),
                                  answer, kPatienceMs);
    }
    const QString problems = problemsOf(*shown.window);
    QVERIFY2(problems.isEmpty(), qPrintable(problems));
    QCOMPARE(shown.window->size(), size);
}

void TestLayout::everyWindowBesideHasRoom_data()
{
    everyPageHasRoom_data();
}

/// The presentation and the dialogs.
void TestLayout::everyWindowBesideHasRoom()
{
    QFETCH(const int, language);
    QFETCH(const QSize, size);
    QFETCH(const double, zoom);
    QFETCH(const DetailLevel, level);
    Shown shown(static_cast<Language>(language), size, zoom, level);
    QVERIFY(shown.texts != nullptr && shown.isOpen() && shown.isIdle());
    shown.trigger("actionFullScreen");
    auto* presentation = shown.window->findChild<QWidget*>(QStringLiteral("presentation"));
    presentation->showNormal();
    presentation->resize(size);
    const QString inPresentation = problemsOf(*presentation);
    QVERIFY2(inPresentation.isEmpty(), qPrintable(inPresentation));
    presentation->close();
    for (const char* action : {"actionModelPanel", "actionPrecision", "actionMakeModel",
                               "actionShortcuts", "actionAbout"}) {
        shown.trigger(action);
        const QList<QDialog*> dialogs = shown.window->findChildren<QDialog*>();
        QVERIFY2(!dialogs.isEmpty(), action);
        const QString problems = problemsOf(*dialogs.back());
        QVERIFY2(problems.isEmpty(),
                 qPrintable(QLatin1String(action) + QLatin1Char(' ') + problems));
        const QPointer<QDialog> dialog = dialogs.back();
        QVERIFY(dialog->objectName() != QStringLiteral("shortcutsDialog")
                || dialog->height() <= shown.window->height());
        dialog->close();
        QTRY_VERIFY(dialog.isNull());
    }
}

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"
