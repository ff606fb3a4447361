// SPDX-License-Identifier: GPL-3.0-or-later
// How a command ends before it is done: out of time, Ctrl-C, nobody reads, no room to write.
#include "tests/app/cli_runner.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

using namespace maskscope::tests;

namespace {

/// One answer takes seconds, the first run at opening is quick.
const QString kSlow = dataFile(QStringLiteral("models/slow.pt"));
const QString kQuick = dataFile(QStringLiteral("models/small_bert.pt"));

void interrupt(const QProcess& process)
{
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
}

CliResult runInShell(const QString& script, const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral("/bin/sh"),
                  QStringList{QStringLiteral("-c"), script, cliProgram()} + arguments);
    return finishCli(process);
}

} // namespace

class TestCliEnding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outOfTimeInsideAForward();
    void outOfTimeWhileWaitingForInput();
    void interruptedInsideAForward();
    void interruptedWhileWaitingForInput();
    void benchPrintsWhatItHas_data();
    void benchPrintsWhatItHas();
    void aReaderThatStoppedReadingHoldsNothingUp();
    void closedStandardOutput();
    void noRoomForTheResult();
};

void TestCliEnding::outOfTimeInsideAForward()
{
    QElapsedTimer timer;
    timer.start();
    const CliResult result
        = runCli({QStringLiteral("fill"), kSlow, QStringLiteral("--json"),
                  QStringLiteral("--timeout"), QStringLiteral("1.5"),
                  QStringLiteral("--text=no mask"), QStringLiteral("--text=The [MASK]."),
                  QStringLiteral("--text=The [MASK]."), QStringLiteral("--text=The [MASK]."),
                  QStringLiteral("--text=The [MASK]."), QStringLiteral("--text=The [MASK]."),
                  QStringLiteral("--text=The [MASK]."), QStringLiteral("--text=The [MASK].")});
    QVERIFY(!result.crashed);
    QCOMPARE(result.exitCode, 5);
    QVERIFY(result.errorCodes().contains(QStringLiteral("TIMED_OUT")));
    QVERIFY(timer.elapsed() >= 1500);
    const QList<QJsonObject> answers = result.objects();
    QVERIFY(answers.size() < 8);
    for (const QJsonObject& answer : answers) {
        QVERIFY(!answer.isEmpty()); // whole lines only
    }
}

void TestCliEnding::outOfTimeWhileWaitingForInput()
{
    QProcess process;
    process.start(cliProgram(),
                  {QStringLiteral("fill"), kQuick, QStringLiteral("-"),
                   QStringLiteral("--timeout=6"), QStringLiteral("--json")});
    process.write("The [MASK].\n"); // and nothing more, but the channel stays open
    const CliResult result = finishCli(process);
    QCOMPARE(result.exitCode, 5);
    QCOMPARE(result.errorCodes(), QStringList{QStringLiteral("TIMED_OUT")});
    QVERIFY(result.object().contains(QStringLiteral("masks")));
}

void TestCliEnding::interruptedInsideAForward()
{
    QProcess process;
    process.start(cliProgram(),
                  {QStringLiteral("fill"), kSlow, QStringLiteral("-"), QStringLiteral("--json")});
    process.write("no mask\nThe [MASK].\nThe [MASK].\nThe [MASK].\nThe [MASK].\n");
    // The first answer is out: the model is open and the second text is on its way.
    const QByteArray first = readLineOf(process);
    QVERIFY(first.contains("NO_MASK"));
    interrupt(process);
    const CliResult result = finishCli(process);
    QVERIFY(!result.crashed);
    QCOMPARE(result.exitCode, 5);
    QCOMPARE(result.errorCodes(),
             (QStringList{QStringLiteral("NO_MASK"), QStringLiteral("CANCELLED")}));
    QVERIFY(result.objects().size() < 4);
}

void TestCliEnding::interruptedWhileWaitingForInput()
{
    QProcess process;
    process.start(
        cliProgram(),
        {QStringLiteral("tokenize"), kQuick, QStringLiteral("-"), QStringLiteral("--json")});
    process.write("one\n");
    QVERIFY(!readLineOf(process).isEmpty());
    interrupt(process);
    const CliResult result = finishCli(process);
    QCOMPARE(result.exitCode, 5);
    QCOMPARE(result.errorCodes(), QStringList{QStringLiteral("CANCELLED")});
}

void TestCliEnding::benchPrintsWhatItHas_data()
{
    QTest::addColumn<QString>("form");
    QTest::newRow("json") << QStringLiteral("--json");
    QTest::newRow("csv") << QStringLiteral("--csv");
}

void TestCliEnding::benchPrintsWhatItHas()
{
    QFETCH(QString, form);
    const CliResult result
        = runCli({QStringLiteral("bench"), kSlow, form, QStringLiteral("--timeout=6"),
                  QStringLiteral("--lengths=8,16"), QStringLiteral("--repeats=1000")});
    QCOMPARE(result.exitCode, 5);
    QCOMPARE(result.errorCodes(), QStringList{QStringLiteral("TIMED_OUT")});
    if (form == QStringLiteral("--csv")) {
        const QList<QByteArray> lines = result.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[1].startsWith("8,"));
        return;
    }
    const QJsonArray lengths = result.object()[QStringLiteral("lengths")].toArray();
    QCOMPARE(lengths.size(), 2);
    for (const auto& length : lengths) {
        const bool hasRuns = length[QStringLiteral("runs")].toInt() > 0;
        const QJsonValue code = length[QStringLiteral("error")][QStringLiteral("code")];
        QCOMPARE(code.toString(), hasRuns ? QString() : QStringLiteral("TIMED_OUT"));
    }
}

void TestCliEnding::aReaderThatStoppedReadingHoldsNothingUp()
{
    // `sleep` holds the other end of a pipe that nobody reads; its room is used up in no time.
    const CliResult result = runInShell(
        QStringLiteral("yes | { \"$0\" \"$@\"; echo $? >&2; } | { sleep 6; cat >/dev/null; }"),
        {QStringLiteral("tokenize"), kQuick, QStringLiteral("-"), QStringLiteral("--json"),
         QStringLiteral("--timeout=2")});
    const QList<QByteArray> lines = result.err.trimmed().split('\n');
    QCOMPARE(lines.last(), QByteArray("5"));
    QVERIFY(lines.first().contains("TIMED_OUT"));
}

void TestCliEnding::closedStandardOutput()
{
    const QStringList arguments{QStringLiteral("tokenize"), kQuick, QStringLiteral("-"),
                                QStringLiteral("--json")};
    const CliResult pipe = runInShell(QStringLiteral("yes | \"$0\" \"$@\" | head -n 1"), arguments);
    QCOMPARE(pipe.exitCode, 0);
    QCOMPARE(pipe.objects().size(), 1);
    QCOMPARE(pipe.err, QByteArray());

    const CliResult closed = runInShell(QStringLiteral("yes | \"$0\" \"$@\" >&-"), arguments);
    QVERIFY(!closed.crashed);
    QCOMPARE(closed.exitCode, 0);
    QCOMPARE(closed.err, QByteArray());
}

void TestCliEnding::noRoomForTheResult()
{
    const CliResult result
        = runInShell(QStringLiteral("\"$0\" \"$@\" >/dev/full"),
                     {QStringLiteral("tokenize"), kQuick, QStringLiteral("--text=x")});
    QCOMPARE(result.exitCode, 4);
    QCOMPARE(result.errorCodes(), QStringList{QStringLiteral("CANNOT_WRITE")});
}

QTEST_GUILESS_MAIN(TestCliEnding)
#include "tst_cli_ending.moc"
