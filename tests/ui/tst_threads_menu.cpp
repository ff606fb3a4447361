// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/widgets/threads_menu.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace maskscope;

class TestThreadsMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void offersNumbersThatMakeADifference_data()
    {
        QTest::addColumn<int>("processors");
        QTest::addColumn<std::vector<int>>("numbers");
        QTest::newRow("unknown") << 0 << std::vector<int>{1};
        QTest::newRow("one") << 1 << std::vector<int>{1};
        QTest::newRow("few") << 4 << std::vector<int>{1, 2, 3, 4};
        QTest::newRow("many") << 24 << std::vector<int>{1, 2, 4, 8, 16, 24};
    }

    void offersNumbersThatMakeADifference()
    {
        QFETCH(int, processors);
        QTEST(ThreadsMenu::numbersFor(processors), "numbers");
    }

    void tellsWhatIsChosen()
    {
        ThreadsMenu menu(1);
        QSignalSpy chosen(&menu, &ThreadsMenu::threadsChosen);
        auto* automatic = menu.findChild<QAction*>(QStringLiteral("actionThreads0"));
        auto* one = menu.findChild<QAction*>(QStringLiteral("actionThreads1"));
        QVERIFY(automatic && one);
        QVERIFY(one->isChecked() && !automatic->isChecked());
        automatic->trigger();
        QVERIFY(automatic->isChecked() && !one->isChecked());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toInt(), 0);
    }

    void showsANumberThatThisMachineDoesNotHave()
    {
        const ThreadsMenu menu(999);
        const auto* kept = menu.findChild<QAction*>(QStringLiteral("actionThreads999"));
        QVERIFY(kept && kept->isChecked());
    }
};

QTEST_MAIN(TestThreadsMenu)
#include "tst_threads_menu.moc"
