// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/engine_program.h"
#include "ui/text_size.h"
#include "ui/widgets/wrapped_field.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QSpinBox>
#include <QTabWidget>

#include <cmath>

using namespace maskscope;

namespace {

const QString kSmall = QStringLiteral(MASKSCOPE_TEST_DATA "/models/small_bert.pt");

/// The text of small_bert.json whose answers PyTorch recorded, and the best of them.
struct Recorded
{
    QString text;
    double probability = 0;
};

Recorded recordedOfSmall()
{
    QFile file(QStringLiteral(MASKSCOPE_TEST_DATA "/small_bert.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QJsonValue json = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonValue first = json[QLatin1String("texts")][0];
    return {first[QLatin1String("text")].toString(),
            first[QLatin1String("masks")][0][QLatin1String("p")][0].toDouble()};
}

struct Program : EngineProgram
{
    QStringList guesses()
    {
        auto* list = seen<QAbstractItemView>("predictions1");
        QStringList words;
        for (int row = 0; list != nullptr && row < list->model()->rowCount(); ++row) {
            words << list->model()->index(row, 0).data(PredictionModel::WordRole).toString();
        }
        return words;
    }
};

} // namespace

/// What people do beside asking, with the real window and the real engine: on the small model whose
/// answers PyTorch recorded, and on the demo model.
class TestEveryday : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        prepareEngine();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QGuiApplication::setQuitOnLastWindowClosed(false);
        applyScheme(SchemeChoice::Light);
        applyTextSize(1.0);
        QVERIFY2(!demoModel().isEmpty(), "./run makes the demo model");
    }
    void init() { failOnQtWarnings(); }

    void wholeWordsAloneOrAll();
    void guessFirstThenReveal();
    void aContestIsSavedAsCsv();
    void anotherLanguageKeepsTheAnswer();
    void workIsCancelled();
    void aSessionComesBack();
};

/// At the end of a text the likeliest guesses are marks.
void TestEveryday::wholeWordsAloneOrAll()
{
    Program program;
    QVERIFY(program.open(demoModel()));
    program.trigger("actionLevel_show");
    program.type(QStringLiteral("Paris is the ___"));
    QTRY_VERIFY_WITH_TIMEOUT(!program.guesses().isEmpty(), kLoadedMs);
    const auto hasMark = [&] {
        const QStringList words = program.guesses();
        return words.contains(QStringLiteral(".")) || words.contains(QStringLiteral(";"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(!program.controller.isPredicting(), kLoadedMs);
    QVERIFY(!hasMark());
    QVERIFY(program.seen<QLabel>("hiddenSentence") != nullptr); // and it is said
    program.trigger("actionWholeWords");
    QTRY_VERIFY_WITH_TIMEOUT(hasMark(), kLoadedMs);
    program.trigger("actionWholeWords");
    QTRY_VERIFY_WITH_TIMEOUT(!hasMark(), kLoadedMs);
}

void TestEveryday::guessFirstThenReveal()
{
    const Recorded recorded = recordedOfSmall();
    Program program;
    QVERIFY(program.open(kSmall));
    program.trigger("actionGuessFirst");
    program.type(recorded.text);
    QTRY_VERIFY_WITH_TIMEOUT(program.seen<QLineEdit>("guessLine") != nullptr, kLoadedMs);
    QTRY_VERIFY_WITH_TIMEOUT(!program.controller.isPredicting(), kLoadedMs);
    QVERIFY(program.guesses().isEmpty());
    program.seen<QLineEdit>("guessLine")->setText(QStringLiteral("paris"));
    program.click("reveal");
    QTRY_VERIFY_WITH_TIMEOUT(std::abs(program.best().probability - recorded.probability) <= 1e-4,
                             kLoadedMs);
    QVERIFY(program.seen<QLineEdit>("guessLine") == nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(program.seen<QWidget>("targets1") != nullptr, kLoadedMs); // the guess
}

void TestEveryday::aContestIsSavedAsCsv()
{
    Program program;
    QVERIFY(program.open(demoModel()));
    program.trigger("actionLevel_inspect");
    program.trigger("actionPage4");
    program.find<QTabWidget>("compareTabs")->setCurrentIndex(2);
    program.find<WrappedField>("contestTemplate")
        ->setText(QStringLiteral("[He/She] is a [nurse|doctor]."));
    program.click("runContest");
    QTRY_VERIFY_WITH_TIMEOUT(program.seen<QAbstractItemView>("contestTable") != nullptr, kLoadedMs);
    auto* table = program.seen<QAbstractItemView>("contestTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, kLoadedMs);
    program.click("saveTable");
    const QString path = program.folder.filePath(QStringLiteral("contest.csv"));
    QWidget* dialog = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((dialog = QApplication::activeModalWidget()) != nullptr, kPatienceMs);
    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    QVERIFY(name != nullptr);
    name->setText(path);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), kPatienceMs);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 3); // a head line and a row for each profession
    QVERIFY(lines[1].contains("nurse") && lines[2].contains("doctor"));
    QVERIFY2(lines[0].toLower().contains("he"), lines[0].constData());
}

void TestEveryday::anotherLanguageKeepsTheAnswer()
{
    const Recorded recorded = recordedOfSmall();
    Program program;
    QVERIFY(program.open(kSmall));
    program.type(recorded.text);
    const auto isAnswered
        = [&] { return std::abs(program.best().probability - recorded.probability) <= 1e-4; };
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(), kLoadedMs);
    const QString english = program.find<QAction>("actionGuessFirst")->text();
    const QPointer<MainWindow> before = &program.window();
    program.trigger("actionChinese");
    QTRY_VERIFY_WITH_TIMEOUT(before.isNull(), kPatienceMs);
    QVERIFY(program.find<QAction>("actionGuessFirst")->text() != english);
    QCOMPARE(program.editor().sentence(), recorded.text);
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(), kLoadedMs);
    const QPointer<MainWindow> chinese = &program.window();
    program.trigger("actionEnglish");
    QTRY_VERIFY_WITH_TIMEOUT(chinese.isNull(), kPatienceMs);
    QCOMPARE(program.find<QAction>("actionGuessFirst")->text(), english);
}

void TestEveryday::workIsCancelled()
{
    Program program;
    QVERIFY(program.open(demoModel()));
    program.trigger("actionLevel_inspect");
    program.trigger("actionPage3");
    program.find<QLineEdit>("lengths")->setText(QStringLiteral("512"));
    program.find<QSpinBox>("rounds")->setValue(100);
    program.click("run");
    QTRY_VERIFY_WITH_TIMEOUT(program.controller.isSweeping(), kLoadedMs);
    program.click("cancel");
    QTRY_VERIFY_WITH_TIMEOUT(!program.controller.isSweeping(), kLoadedMs);
    // and the model still answers
    program.trigger("actionPage1");
    program.type(QStringLiteral("The capital of France is ___."));
    QTRY_VERIFY_WITH_TIMEOUT(program.guesses().contains(QStringLiteral("paris")), kLoadedMs);
}

void TestEveryday::aSessionComesBack()
{
    const Recorded recorded = recordedOfSmall();
    QTemporaryDir kept;
    const QString file = kept.filePath(QStringLiteral("kept.maskscope"));
    {
        Program program;
        QVERIFY(program.open(kSmall));
        program.type(recorded.text);
        QTRY_VERIFY_WITH_TIMEOUT(
            std::abs(program.best().probability - recorded.probability) <= 1e-4, kLoadedMs);
        program.place = file;
        program.trigger("actionSaveSession");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), kPatienceMs);
    }
    Program program;
    program.window().start(file);
    QCOMPARE(program.editor().sentence(), recorded.text);
    QTRY_VERIFY_WITH_TIMEOUT(std::abs(program.best().probability - recorded.probability) <= 1e-4,
                             kLoadedMs);
    const auto note = [&] {
        const auto* label = program.find<QLabel>("noteBarSentence");
        return label->isVisible() ? label->text() : QString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(
        note().startsWith(QStringLiteral("The same guesses as when this was saved.")), kLoadedMs);
    QVERIFY2(note().contains(QStringLiteral("Saved on ")), qPrintable(note()));
}

QTEST_MAIN(TestEveryday)
#include "tst_everyday.moc"
