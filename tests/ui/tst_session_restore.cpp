// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/main_window.h"
#include "ui/pages/fill_page.h"
#include "ui/settings.h"
#include "ui/window_host.h"

#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maskscope;

namespace {

const QString kSentence = QStringLiteral("Paris is the [MASK] of France.");

/// The program, from its start to its end.
struct Program
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    Settings settings;
    AppController controller{makeFakeLoaderFactory(script)};
    ProgramLanguage language;
    WindowHost host;
    QSignalSpy answers{&controller, &AppController::predictionReady};

    explicit Program(const QTemporaryDir& folder)
        : settings(std::make_unique<QSettings>(folder.filePath(QStringLiteral("s.ini")),
                                               QSettings::IniFormat))
        , host(controller, settings, language, partsIn(folder))
    {
        host.window().show();
    }

    static WindowParts partsIn(const QTemporaryDir& folder)
    {
        WindowParts parts;
        parts.lastSession = folder.filePath(QStringLiteral("data/last.maskscope"));
        return parts;
    }
    SentenceEditor& editor() { return host.window().fillPage().editor(); }
    bool start(const QString& file = {})
    {
        host.start(file);
        return QTest::qWaitFor([this] { return !answers.isEmpty(); }, kPatienceMs);
    }
    QString note()
    {
        return host.window().findChild<QWidget*>(QStringLiteral("noteBar"))->isVisible()
            ? host.window().findChild<QLabel*>(QStringLiteral("noteBarSentence"))->text()
            : QString();
    }
};

QString modelPath()
{
    return QString::fromStdString(fakeModelPath().string());
}

/// What a program that was killed leaves: the session, and the lock of a process that is no more.
void killedBefore(const QTemporaryDir& folder)
{
    QFile lock(folder.filePath(QStringLiteral("data/last.maskscope.lock")));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("999999999\nmaskscope\n\n");
}

bool isKept(const QTemporaryDir& folder, const char* word)
{
    QFile file(folder.filePath(QStringLiteral("data/last.maskscope")));
    return file.open(QIODevice::ReadOnly) && file.readAll().contains(word);
}

} // namespace

class TestSessionRestore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QGuiApplication::setQuitOnLastWindowClosed(false);
    }
    void init() { failOnQtWarnings(); }

    void whatWasOpenIsOpenAgain()
    {
        const QTemporaryDir folder;
        {
            Program program(folder);
            program.editor().setSentence(kSentence, {QStringLiteral("capital")});
            QVERIFY(program.start(modelPath()));
            program.host.window().close();
        }
        Program program(folder);
        QCOMPARE(program.editor().sentence(), kSentence);
        QCOMPARE(program.editor().hiddenWords(), QStringList(QStringLiteral("capital")));
        QVERIFY(program.start());
        QCOMPARE(program.controller.path(), modelPath());
        QCOMPARE(program.note(), QString());
    }

    void itIsKeptWhileTheProgramRuns()
    {
        const QTemporaryDir folder;
        Program program(folder);
        QVERIFY(program.start(modelPath()));
        program.editor().setSentence(QStringLiteral("The zebra ___ ."));
        QTRY_VERIFY_WITH_TIMEOUT(isKept(folder, "zebra"), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isKept(folder, "model.pt"), kPatienceMs);
    }

    void afterACrashItIsSaid()
    {
        const QTemporaryDir folder;
        {
            Program program(folder);
            program.editor().setSentence(kSentence);
            QVERIFY(program.start(modelPath()));
            program.host.window().close();
        }
        killedBefore(folder);
        {
            Program program(folder);
            QVERIFY(program.start());
            QCOMPARE(program.editor().sentence(), kSentence);
            QVERIFY2(program.note().contains(QStringLiteral("here again")),
                     qPrintable(program.note()));
            program.host.window().close();
        }
        Program program(folder);
        QVERIFY(program.start());
        QCOMPARE(program.note(), QString());
    }

    void aModelThatCrashesTwiceIsNotOpenedAThirdTime()
    {
        const QTemporaryDir folder;
        {
            Program program(folder);
            program.editor().setSentence(kSentence);
            QVERIFY(program.start(modelPath()));
            program.host.window().close();
        }
        killedBefore(folder);
        {
            Program program(folder); // never gets an answer
        }
        killedBefore(folder);
        Program program(folder);
        program.host.start({});
        QCOMPARE(program.editor().sentence(), kSentence);
        QVERIFY(!program.controller.isLoading());
    }

    void aSecondProgramLeavesTheFirstOnesSession()
    {
        const QTemporaryDir folder;
        Program first(folder);
        first.editor().setSentence(kSentence);
        QVERIFY(first.start(modelPath()));
        {
            Program second(folder);
            second.editor().setSentence(QStringLiteral("The zebra ___ ."));
            second.host.window().close();
        }
        first.host.window().close();
        QVERIFY(isKept(folder, "Paris"));
    }

    void aDamagedSessionIsNoObstacle()
    {
        const QTemporaryDir folder;
        {
            Program program(folder);
        }
        QFile file(folder.filePath(QStringLiteral("data/last.maskscope")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"maskscope_session\": 1, \"sentences\": \0\xff", 40);
        file.close();
        Program program(folder);
        QCOMPARE(program.editor().sentence(), FillPage::firstSentence());
        QVERIFY(program.start(modelPath()));
        QCOMPARE(program.note(), QString());
        QFile bad(file.fileName() + QStringLiteral(".bad"));
        QVERIFY(bad.open(QIODevice::ReadOnly));
        QCOMPARE(bad.size(), qint64{40});
    }
};

QTEST_MAIN(TestSessionRestore)
#include "tst_session_restore.moc"
