// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli_runner.h"

#include <QtTest>

#include <chrono>

using namespace maskscope::tests;

namespace {

constexpr std::chrono::seconds kLongest{60};

/// MB, of /proc/PID/status.
double megabytes(const QProcess& process, const QByteArray& field)
{
    const QByteArray status = readFile(QStringLiteral("/proc/%1/status").arg(process.processId()));
    for (const QByteArray& line : status.split('\n')) {
        if (line.startsWith(field + ':')) {
            return line.simplified().split(' ').value(1).toDouble() / 1024;
        }
    }
    return 0;
}

/// What is answered but for the time it took.
QJsonObject answerTo(QProcess& process, const QByteArray& text)
{
    process.write(text + "\n");
    QJsonObject answer = QJsonDocument::fromJson(readLineOf(process)).object();
    answer.remove(QLatin1String("ms"));
    return answer;
}

} // namespace

/// What the command line does while it waits for the next text.
class CliWaitingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedProgramIsGivenUp();
};

// The demo model's weights are 89 MB; once the rewritten program is proved it keeps them once.
void CliWaitingTest::savedProgramIsGivenUp()
{
    QProcess process;
    process.start(cliProgram(),
                  {QStringLiteral("fill"), QStringLiteral("demo"), QStringLiteral("--json"),
                   QStringLiteral("-")});
    const QJsonObject first = answerTo(process, "Paris is the ___ of France.");
    QCOMPARE(first[QLatin1String("engine")].toString(), QStringLiteral("fast"));
    QVERIFY(first.contains(QLatin1String("masks")));
    QTRY_VERIFY_WITH_TIMEOUT(megabytes(process, "VmRSS") < megabytes(process, "VmHWM") - 40,
                             std::chrono::milliseconds(kLongest).count());
    QCOMPARE(answerTo(process, "Paris is the ___ of France."), first);
    process.closeWriteChannel();
    QCOMPARE(finishCli(process).exitCode, 0);
}

QTEST_GUILESS_MAIN(CliWaitingTest)

#include "tst_cli_waiting.moc"
