// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/worker/processor_share.h"

#include <QTest>

#include <sstream>

using namespace maskscope;

namespace {

/// Two processors and 100 ticks a second, as on Linux.
class ScriptedTimes
{
public:
    /// So much time passes; `others` and `own`: processors they kept busy.
    void pass(double ticks, double others, double own)
    {
        m_now.total += ticks * m_now.processors;
        m_now.busy += ticks * (others + own);
        m_now.own += ticks * own;
    }

    [[nodiscard]] ProcessorShare::Read reader()
    {
        return [this] { return std::optional(m_now); };
    }

private:
    ProcessorTimes m_now{.busy = 500, .total = 9000, .own = 100, .processors = 2};
};

} // namespace

class TestProcessorShare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheKernelWrites();
    void doesNotReadOtherText();
    void readsThisMachine();
    void leavesRoomForBusyPrograms_data();
    void leavesRoomForBusyPrograms();
    void keepsItsAnswerWhileTooLittleTimeHasPassed();
    void takesTheCoresBack();
    void takesWhatIsWantedWhereNobodyTells();
};

void TestProcessorShare::readsWhatTheKernelWrites()
{
    // user 100 + nice 20 + system 30 + irq 1 + softirq 2 + steal 7 are busy, 800 + 40 are not; the
    // guests' 9 are part of user.
    std::istringstream stat("cpu  100 20 30 800 40 1 2 7 9 0\n"
                            "cpu0 50 10 15 400 20 1 1 3 9 0\n"
                            "cpu1 50 10 15 400 20 0 1 4 0 0\n"
                            "intr 12345 0 9\n");
    const auto times = parseProcessorTimes(stat);
    QVERIFY(times.has_value());
    QCOMPARE(times->busy, 160.0);
    QCOMPARE(times->total, 1000.0);
    QCOMPARE(times->processors, 2);
}

void TestProcessorShare::doesNotReadOtherText()
{
    for (const char* text : {"", "cpu", "cpu 1 2 three 4 5 6 7 8\ncpu0 1\n", "intr 1 2 3 4 5 6 7 8",
                             "cpu 1 2 3 4 5 6 7 8\nintr 1\n"}) {
        std::istringstream stat(text);
        QVERIFY2(!parseProcessorTimes(stat).has_value(), text);
    }
}

void TestProcessorShare::readsThisMachine()
{
    const auto before = readProcessorTimes();
    QVERIFY(before.has_value());
    QVERIFY(before->processors >= 1);
    QVERIFY(before->busy > 0 && before->busy < before->total);
    QVERIFY(before->own >= 0 && before->own <= before->busy);
}

void TestProcessorShare::leavesRoomForBusyPrograms_data()
{
    QTest::addColumn<double>("others");
    QTest::addColumn<double>("own");
    QTest::addColumn<int>("threads");
    QTest::newRow("nobody else") << 0.0 << 0.3 << 2;
    QTest::newRow("our own work does not count") << 0.0 << 2.0 << 2;
    QTest::newRow("a little beside us") << 0.4 << 1.0 << 2;
    QTest::newRow("one busy program") << 1.0 << 0.5 << 1;
    QTest::newRow("two busy programs") << 2.0 << 0.0 << 1;
}

void TestProcessorShare::leavesRoomForBusyPrograms()
{
    QFETCH(double, others);
    QFETCH(double, own);
    ScriptedTimes times;
    ProcessorShare share(times.reader());
    times.pass(50, others, own);
    QTEST(share.threads(2), "threads");
}

void TestProcessorShare::keepsItsAnswerWhileTooLittleTimeHasPassed()
{
    ScriptedTimes times;
    ProcessorShare share(times.reader());
    times.pass(20, 2, 0);
    QCOMPARE(share.threads(2), 1);
    times.pass(5, 0, 0);
    QCOMPARE(share.threads(2), 1);
    times.pass(5, 0, 0); // 10 since the answer
    QCOMPARE(share.threads(2), 2);
}

void TestProcessorShare::takesTheCoresBack()
{
    ScriptedTimes times;
    ProcessorShare share(times.reader());
    times.pass(100, 2, 0);
    QCOMPARE(share.threads(2), 1);
    times.pass(100, 0, 1);
    QCOMPARE(share.threads(2), 2);
    QCOMPARE(share.threads(1), 1); // more are not wanted
}

void TestProcessorShare::takesWhatIsWantedWhereNobodyTells()
{
    ProcessorShare share([] { return std::optional<ProcessorTimes>(); });
    QCOMPARE(share.threads(8), 8);
}

QTEST_GUILESS_MAIN(TestProcessorShare)
#include "tst_processor_share.moc"
