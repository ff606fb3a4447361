// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/engine_program.h"
#include "ui/text_size.h"
#include "ui/widgets/shaded_words.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/wrapped_field.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>

#include <cmath>

using namespace maskscope;

namespace {

/// The expected probabilities are rounded, and engines differ in the last digits.
constexpr double kTolerance = 2e-3;

/// The best word that transformers found for a sentence of the demo model's table.
Best recordedBest(const QString& sentence)
{
    QFile file(QStringLiteral(MASKSCOPE_DEMO_SOURCES "/eval.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
    for (const QJsonValue& row : all.value(QLatin1String("table")).toArray()) {
        if (row.toObject().value(QLatin1String("sentence")).toString() == sentence) {
            const QJsonArray best
                = row.toObject().value(QLatin1String("top5")).toArray().at(0).toArray();
            return {best.at(0).toString(), best.at(1).toDouble()};
        }
    }
    return {};
}

/// The program, and what a person does with words.
struct Program : EngineProgram
{
    /// A click in the middle of the first letter of the word.
    void clickWord(const QString& word)
    {
        QTextCursor cursor = editor().textCursor();
        cursor.setPosition(static_cast<int>(editor().sentence().indexOf(word)));
        const QRect before = editor().cursorRect(cursor);
        cursor.movePosition(QTextCursor::Right);
        const QPoint middle = (before.center() + editor().cursorRect(cursor).center()) / 2;
        QTest::mouseClick(editor().viewport(), Qt::LeftButton, {}, middle);
    }
    void clickFirstGuess()
    {
        auto* list = find<QAbstractItemView>("predictions1");
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(0, 0)).center());
    }
    [[nodiscard]] bool answers(const Best& expected)
    {
        return QTest::qWaitFor(
            [&] {
                const Best found = best();
                return found.word == expected.word
                    && std::abs(found.probability - expected.probability) <= kTolerance;
            },
            kLoadedMs);
    }
    [[nodiscard]] bool hasRows(const char* view, int rows)
    {
        const auto isThere = [this, view, rows] {
            const auto* table = seen<QAbstractItemView>(view);
            return table != nullptr && table->model()->rowCount() >= rows;
        };
        return QTest::qWaitFor(isThere, kLoadedMs);
    }
};

} // namespace

/// What a person does, with the real window and the real engine.
class TestEndToEnd : public QObject
{
    Q_OBJECT

    std::unique_ptr<Program> m_demo; ///< opened once; each test begins with a sentence of its own

private Q_SLOTS:
    void initTestCase()
    {
        prepareEngine();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QGuiApplication::setQuitOnLastWindowClosed(false);
        applyScheme(SchemeChoice::Light);
        applyTextSize(1.0);
        QVERIFY2(!demoModel().isEmpty(), "./run makes the demo model");
        m_demo = std::make_unique<Program>();
        QVERIFY(m_demo->open(demoModel()));
    }
    void cleanupTestCase() { m_demo.reset(); }
    void init() { failOnQtWarnings(); }

    void typedTextIsAnsweredAsRecorded();
    void aSmallModelAnswersAsRecorded();
    void clickHideFillUndoRedo();
    void wordsWhySurpriseAndTogether();
    void twoSentencesAndAContest();
    void examplesAndLevels();
    void measuresAndLooksInside();
    void closesWhileItWorksAndRemembers();
};

void TestEndToEnd::typedTextIsAnsweredAsRecorded()
{
    Program& program = *m_demo;
    program.click("page1");
    const Best expected = recordedBest(QStringLiteral("The capital of France is [MASK]."));
    QCOMPARE(expected.word, QStringLiteral("paris"));
    program.type(QStringLiteral("The capital of France is ___."));
    QVERIFY(program.answers(expected));
}

void TestEndToEnd::aSmallModelAnswersAsRecorded()
{
    QFile file(QStringLiteral(MASKSCOPE_TEST_DATA "/small_bert.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject first = QJsonDocument::fromJson(file.readAll())
                                  .object()
                                  .value(QLatin1String("texts"))
                                  .toArray()
                                  .at(0)
                                  .toObject();
    const double expected = first.value(QLatin1String("masks"))
                                .toArray()
                                .at(0)
                                .toObject()
                                .value(QLatin1String("p"))
                                .toArray()
                                .at(0)
                                .toDouble();
    Program program;
    QVERIFY(program.open(QStringLiteral(MASKSCOPE_TEST_DATA "/models/small_bert.pt")));
    program.type(first.value(QLatin1String("text")).toString());
    QTRY_VERIFY_WITH_TIMEOUT(std::abs(program.best().probability - expected) <= 1e-4, kLoadedMs);
}

void TestEndToEnd::clickHideFillUndoRedo()
{
    const QString whole = QStringLiteral("Paris is the capital of France.");
    Program& program = *m_demo;
    program.click("page1");
    program.type(whole);
    program.clickWord(QStringLiteral("capital"));
    QTRY_COMPARE(program.editor().maskCount(), 1);
    QVERIFY(program.answers(recordedBest(QStringLiteral("Paris is the [MASK] of France."))));
    program.clickFirstGuess();
    QCOMPARE(program.editor().sentence(), whole);
    program.trigger("actionUndo");
    QCOMPARE(program.editor().maskCount(), 1);
    program.trigger("actionRedo");
    QCOMPARE(program.editor().sentence(), whole);
    program.trigger("actionUndo");
    program.trigger("actionUndo");
    QCOMPARE(program.editor().sentence(), whole); // before the word was hidden
}

void TestEndToEnd::wordsWhySurpriseAndTogether()
{
    Program& program = *m_demo;
    program.click("page1");
    program.trigger("actionLevel_inspect");
    program.type(QStringLiteral("The capital of France is ___."));
    program.find<QLineEdit>("targets")->setText(QStringLiteral("paris, london"));
    const QString paris = QStringLiteral("36.9 %"); // recorded: 0.3691
    const auto tellsParis = [&] {
        const auto* lines = program.find<QWidget>("targets1");
        const auto* percent
            = lines != nullptr ? lines->findChild<QLabel*>(QStringLiteral("linePercent")) : nullptr;
        return percent != nullptr && percent->text() == paris;
    };
    QTRY_VERIFY_WITH_TIMEOUT(tellsParis(), kLoadedMs);
    program.click("askWhy");
    program.click("askSurprise");
    QVERIFY(program.hasRows("why", 6));
    QVERIFY(program.hasRows("surprise", 6));
    for (const char* list : {"why", "surprise"}) { // the words are there before the answer
        const auto* words = program.find<ShadedWords>(list);
        QTRY_VERIFY_WITH_TIMEOUT(!words->isOutdated(), kLoadedMs);
    }
    program.type(QStringLiteral("The ___ opened the door with a ___."));
    const auto isTold = [&] {
        const auto* best = program.find<TextButton>("together1");
        return best != nullptr && best->isVisible()
            && best->words().contains(QStringLiteral("opened the door with a"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTold(), kLoadedMs);
    program.click("together1");
    QCOMPARE(program.editor().maskCount(), 0);
    program.trigger("actionUndo");
    QCOMPARE(program.editor().maskCount(), 2);
    QVERIFY(program.find<QWidget>("predictions2")->isVisible());
}

void TestEndToEnd::twoSentencesAndAContest()
{
    Program& program = *m_demo;
    program.click("page1");
    program.click("page4");
    program.find<SentenceEditor>("sentenceA")
        ->setSentence(QStringLiteral("He drinks a ___ of tea."));
    program.find<SentenceEditor>("sentenceB")
        ->setSentence(QStringLiteral("He drinks a ___ of beer."));
    QVERIFY(program.hasRows("comparisonTable", 5));
    program.find<QTabWidget>("compareTabs")->setCurrentIndex(2);
    auto* contest = program.find<WrappedField>("contestTemplate");
    contest->setText(QStringLiteral("[He/She] is a [nurse|doctor]."));
    program.click("runContest");
    QVERIFY(program.hasRows("contestTable", 2));
    auto* table = program.find<QAbstractItemView>("contestTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, kLoadedMs);
    for (auto* copy :
         program.window().findChildren<QAbstractButton*>(QStringLiteral("copyTable"))) {
        if (copy->isVisible()) {
            copy->click();
        }
    }
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("nurse")));
}

void TestEndToEnd::examplesAndLevels()
{
    Program& program = *m_demo;
    program.click("page1");
    program.trigger("example_france-capital");
    QCOMPARE(program.editor().sentence(), QStringLiteral("Paris is the ___ of France."));
    QVERIFY(program.answers(recordedBest(QStringLiteral("Paris is the [MASK] of France."))));
    program.find<QLineEdit>("targets")->clear(); // what is in use would stay
    program.trigger("actionLevel_inspect");
    QVERIFY(program.find<QWidget>("targets")->isVisible());
    program.trigger("actionLevel_show");
    QVERIFY(!program.find<QWidget>("targets")->isVisible());
    QCOMPARE(program.best().word, QStringLiteral("capital"));
}

void TestEndToEnd::measuresAndLooksInside()
{
    Program& program = *m_demo;
    program.click("page1");
    program.click("page3");
    program.find<QLineEdit>("lengths")->setText(QStringLiteral("8, 16"));
    program.find<QSpinBox>("rounds")->setValue(2);
    program.click("run");
    QVERIFY(program.hasRows("table", 2));
    program.click("page2");
    program.click("treeView"); // where another way of looking comes first
    QTRY_VERIFY_WITH_TIMEOUT(program.controller.inspection() != nullptr, kLoadedMs);
    QVERIFY(program.hasRows("modules", 1));
}

void TestEndToEnd::closesWhileItWorksAndRemembers()
{
    const QString typed = QStringLiteral("Water is a clear ___.");
    Program& program = *m_demo;
    program.click("page1");
    program.type(typed);
    program.controller.startSweep({.lengths = {{512}}, .warmUp = 1, .repeats = 200});
    QSignalSpy stopped(&program.controller, &AppController::stopped);
    program.window().close();
    QVERIFY(!program.window().isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, kLoadedMs);
    Settings again(std::make_unique<QSettings>(program.folder.filePath(QStringLiteral("s.ini")),
                                               QSettings::IniFormat));
    AppController controller(makeEngineLoader);
    MainWindow window(controller, again, WindowParts{});
    QCOMPARE(window.fillPage().editor().sentence(), typed);
}

QTEST_MAIN(TestEndToEnd)
#include "tst_end_to_end.moc"
