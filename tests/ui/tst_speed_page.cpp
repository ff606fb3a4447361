// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/speed_setup.h"
#include "ui/widgets/latency_chart.h"

#include <QAccessible>
#include <QComboBox>
#include <QRegularExpression>
#include <QTest>

using namespace maskscope;

using Table = LatencyTableModel;

class TestSpeedPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says this of every window; all other warnings fail.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not)")));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void saysWhatToDoWithoutAModel();
    void measuresAndShows();
    void showsProgressAndLocksTheOrder();
    void cancelKeepsWhatIsDone_data();
    void cancelKeepsWhatIsDone();
    void lengthsThatCannotRunHaveTheirSentence();
    void refusesAWrongOrderInPlace();
    void forgetsTheNumbersOfAnotherModel();
    void comparesThreads();
    void comparesAnotherFile();
    void everyControlHasAName();
};

void TestSpeedPage::saysWhatToDoWithoutAModel()
{
    SpeedSetup s;
    QVERIFY(s.find<QLabel>("hint").isVisible());
    QVERIFY(s.text("hint").contains(QStringLiteral("Open a model")));
    QVERIFY(!s.find<QPushButton>("run").isEnabled());
    QVERIFY(!s.find<QPushButton>("cancel").isEnabled());
    QVERIFY(!s.find<QPushButton>("save").isVisible());
    QVERIFY(s.openModel());
    QVERIFY(s.text("hint").contains(QStringLiteral("Run")));
    QVERIFY(!s.text("hint").contains(QStringLiteral("Open")));
    QVERIFY(s.find<QPushButton>("run").isEnabled());
}

void TestSpeedPage::measuresAndShows()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("16 8"), 4);
    QVERIFY(s.waitForEnd());
    QCOMPARE(s.table().rowCount(), 2);
    QCOMPARE(s.cell(0, Table::LengthColumn), QStringLiteral("8"));
    QCOMPARE(s.cell(0, Table::RunsColumn), QStringLiteral("4"));
    QCOMPARE(s.cell(1, Table::RunsColumn), QStringLiteral("4"));
    QVERIFY(s.table().index(1, Table::MedianColumn).data(Table::ValueRole).isValid());
    QVERIFY(s.find<QTableView>("table").isVisible());
    QVERIFY(s.find<LatencyChart>("chart").isVisible());
    const QRegularExpression cost(QStringLiteral( // "about": as steady as the machine
        "^8 tokens take (about )?\\S+ ms; 16 tokens take (about )?\\S+ ms\\.$"));
    QVERIFY2(cost.match(s.text("sentence")).hasMatch(), qPrintable(s.text("sentence")));
    const QString conditions = s.text("conditions");
    for (const char* part : {"model.pt", "1 thread", "LibTorch 2.13.0", "whole answer"}) {
        QVERIFY2(conditions.contains(QLatin1String(part)), part);
    }
    QVERIFY(s.find<QPushButton>("run").isEnabled());
    QVERIFY(!s.find<QWidget>("progress").isVisible());
}

void TestSpeedPage::showsProgressAndLocksTheOrder()
{
    SpeedSetup s;
    QVERIFY(s.isActive);
    QVERIFY(s.openModel());
    s.script->runGate.close();
    s.order(QStringLiteral("8 16"), 3);
    QVERIFY(s.find<QWidget>("progress").isVisible());
    QVERIFY(!s.text("progressWords").isEmpty());
    QVERIFY(!s.find<QPushButton>("run").isEnabled());
    QVERIFY(s.find<QPushButton>("cancel").isEnabled());
    QVERIFY(!s.find<QLineEdit>("lengths").isEnabled());
    QTRY_VERIFY(s.find<QPushButton>("cancel").hasFocus());
    QCOMPARE(s.table().rowCount(), 0); // drawing would disturb what is measured
    s.script->runGate.letThrough(5);
    QTRY_VERIFY_WITH_TIMEOUT(s.text("progressWords").contains(QStringLiteral("of 18")),
                             20000); // (3 + 3 + 3 taken apart) x 2
    s.script->runGate.open();
    QVERIFY(s.waitForEnd());
    QCOMPARE(s.measuredRuns(), 6);
    QVERIFY(s.find<QPushButton>("run").hasFocus());
}

void TestSpeedPage::cancelKeepsWhatIsDone_data()
{
    QTest::addColumn<bool>("byKeyboard");
    QTest::newRow("button") << false;
    QTest::newRow("Escape") << true;
}

void TestSpeedPage::cancelKeepsWhatIsDone()
{
    QFETCH(const bool, byKeyboard);
    SpeedSetup s;
    QVERIFY(s.openModel());
    const std::size_t before = s.script->runGate.arrivals();
    s.script->runGate.close();
    s.order(QStringLiteral("8 16"), 50);
    s.script->runGate.letThrough(10); // 6 of them warm up
    QVERIFY(s.script->runGate.waitForArrivals(before + 11));
    if (byKeyboard) {
        QTest::keyClick(&s.page, Qt::Key_Escape);
    } else {
        QTest::mouseClick(&s.find<QPushButton>("cancel"), Qt::LeftButton);
    }
    s.script->runGate.open();
    QVERIFY(s.waitForEnd());
    QVERIFY(s.measuredRuns() >= 4);
    QVERIFY(s.measuredRuns() <= 5);
    QVERIFY2(s.text("progressWords").contains(QStringLiteral("stays")),
             qPrintable(s.text("progressWords")));
    QVERIFY(s.find<QPushButton>("run").isEnabled());
    QVERIFY(!s.text("sentence").isEmpty());
}

void TestSpeedPage::lengthsThatCannotRunHaveTheirSentence()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.script->setRunHook([](const Batch& batch) -> std::optional<Result<Logits>> {
        if (batch.length != 16) {
            return std::nullopt;
        }
        return Error{ErrorCode::LengthNotAccepted, {{"found", 16}, {"expected", 8}}, {}};
    });
    s.order(QStringLiteral("8 16 4096"), 2);
    QVERIFY(s.waitForEnd());
    QCOMPARE(s.cell(0, Table::RunsColumn), QStringLiteral("2"));
    const auto& view = s.find<QTableView>("table");
    for (const int row : {1, 2}) {
        QVERIFY(s.table().index(row, 0).data(Table::HasErrorRole).toBool());
        QCOMPARE(view.columnSpan(row, Table::MedianColumn),
                 Table::ColumnCount - Table::MedianColumn);
    }
    QCOMPARE(view.columnSpan(0, Table::MedianColumn), 1);
    QVERIFY(s.cell(1, Table::MedianColumn).contains(QStringLiteral("16")));
    QVERIFY(s.cell(2, Table::MedianColumn).contains(QStringLiteral("512")));
    QVERIFY(s.text("sentence").startsWith(QStringLiteral("8 tokens take")));
}

void TestSpeedPage::refusesAWrongOrderInPlace()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.find<QLineEdit>("lengths").setText(QStringLiteral("8 lots"));
    QVERIFY(s.find<QLabel>("problem").isVisible());
    QVERIFY(s.text("problem").contains(QStringLiteral("lots")));
    QVERIFY(!s.find<QPushButton>("run").isEnabled());
    QTest::keyClick(&s.find<QLineEdit>("lengths"), Qt::Key_Return);
    QVERIFY(!s.controller.isSweeping());
    s.find<QLineEdit>("lengths").setText(QStringLiteral("8"));
    QVERIFY(!s.find<QLabel>("problem").isVisible());
    QTest::keyClick(&s.find<QLineEdit>("lengths"), Qt::Key_Return);
    QVERIFY(s.controller.isSweeping());
    QVERIFY(s.waitForEnd());
}

void TestSpeedPage::forgetsTheNumbersOfAnotherModel()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8"), 1);
    QVERIFY(s.waitForEnd());
    QCOMPARE(s.table().rowCount(), 1);
    QVERIFY(s.openModel());
    QCOMPARE(s.table().rowCount(), 0);
    QVERIFY(s.text("sentence").isEmpty());
    QVERIFY(s.text("conditions").isEmpty());
    QVERIFY(s.find<QLabel>("hint").isVisible());
}

void TestSpeedPage::comparesThreads()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    auto& compare = s.find<QComboBox>("compare");
    compare.setCurrentIndex(1);
    QVERIFY(compare.currentText().contains(QStringLiteral("threads")));
    s.order(QStringLiteral("8 16"), 2);
    QVERIFY(s.waitForEnd());
    QVERIFY(s.table().rowCount() >= 4); // one thread, two, and all where there are more
    QVERIFY(s.cell(0, Table::SeriesColumn).startsWith(QStringLiteral("1 thread")));
    QCOMPARE(s.cell(2, Table::SeriesColumn), QStringLiteral("2 threads"));
    QVERIFY(!s.find<QTableView>("table").isColumnHidden(Table::SeriesColumn));
    QVERIFY(s.text("legend").contains(QStringLiteral("2&nbsp;threads")));
}

void TestSpeedPage::comparesAnotherFile()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    QCOMPARE(s.find<QComboBox>("compare").currentIndex(), 0);
    s.page.compareWith(QString::fromStdString(fakeBareModelPath().string()));
    QCOMPARE(s.find<QComboBox>("compare").currentText(), QStringLiteral("bare.pt"));
    s.order(QStringLiteral("8 16"), 2);
    QVERIFY(s.waitForEnd());
    QCOMPARE(s.table().rowCount(), 4);
    QCOMPARE(s.cell(0, Table::SeriesColumn), QStringLiteral("model.pt"));
    QCOMPARE(s.cell(2, Table::SeriesColumn), QStringLiteral("bare.pt"));
    QCOMPARE(s.script->mostLiveModels(), std::size_t{2});
    s.page.compareWith({});
    QCOMPARE(s.find<QComboBox>("compare").currentIndex(), 0);
}

void TestSpeedPage::everyControlHasAName()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8"), 1);
    QVERIFY(s.waitForEnd());
    int checked = 0;
    for (QWidget* widget : s.page.findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
            || widget->focusProxy() != nullptr
            || widget->objectName().startsWith(QStringLiteral("qt_"))) {
            continue;
        }
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(accessible != nullptr);
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                 qPrintable(QStringLiteral("%1 %2").arg(
                     QLatin1String(widget->metaObject()->className()), widget->objectName())));
        ++checked;
    }
    QVERIFY(checked >= 7);
}

QTEST_MAIN(TestSpeedPage)
#include "tst_speed_page.moc"
