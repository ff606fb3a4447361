// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/compare_setup.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/pages/compare/contest_tab.h"
#include "ui/widgets/wrapped_field.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace maskscope;

namespace {

QString read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// Words that compete in many sentences.
class TestCompareContest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void runsAContest();
    void aLongTemplateIsSeenAsAWhole();
    void aTemplateIsOneLine();
    void aContestWithoutWords();
    void aBadTemplateSaysWhatIsWrong();
    void aContestCanBeCancelled();
    void anotherModelForgetsTheTable();
    void savesAndCopiesTables();
};

void TestCompareContest::runsAContest()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.showTab(2);
    auto* edit = s.part<WrappedField>("contestTemplate");
    edit->setText(QStringLiteral("[paris/rome] is in [france|italy|spain] ."));
    QCOMPARE(s.text("contestCount"), QStringLiteral("3 sentences"));
    QTest::keyClick(edit, Qt::Key_Return);
    auto* table = s.part<QTableView>("contestTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, kPatienceMs);
    QCOMPARE(table->model()->columnCount(), 4);
    QCOMPARE(table->model()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("paris"));
    QCOMPARE(s.cell("contestTable", 0, 0), QStringLiteral("france"));
    QCOMPARE(s.cell("contestTable", 0, 1), QStringLiteral("82.7 %"));
    QCOMPARE(s.cell("contestTable", 0, 2), QStringLiteral("0.6 %"));
    QCOMPARE(s.cell("contestTable", 0, 3), QStringLiteral("paris × 148"));
    QCOMPARE(s.cell("contestTable", 1, 3), QStringLiteral("rome × 148"));
    QCOMPARE(s.text("contestHeadline"),
             QStringLiteral("“paris” leads in 1 sentences, most with “france” (× 148). “rome” "
                            "leads in 2 sentences, most with “italy” (× 148)."));
    table->sortByColumn(3, Qt::DescendingOrder); // the surest of the first word is first
    QCOMPARE(s.cell("contestTable", 0, 0), QStringLiteral("france"));
    table->sortByColumn(0, Qt::DescendingOrder);
    QCOMPARE(s.cell("contestTable", 0, 0), QStringLiteral("spain"));
}

void TestCompareContest::aLongTemplateIsSeenAsAWhole()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.page->resize(620, 560);
    s.showTab(2);
    auto* edit = s.part<WrappedField>("contestTemplate");
    edit->setText(QStringLiteral("[he/she] is [big|small]."));
    QTRY_VERIFY(edit->document()->size().height() <= edit->height());
    const int low = edit->height();
    edit->setText(ContestTab::examples().front());
    QTRY_VERIFY(edit->height() > low); // it wraps
    QTRY_VERIFY(edit->document()->size().height() <= edit->viewport()->height());
    QVERIFY(edit->document()->size().width() <= edit->viewport()->width());
    QVERIFY(edit->parentWidget()->rect().contains(edit->geometry()));
}

/// Return asks the model, and what is pasted has no lines.
void TestCompareContest::aTemplateIsOneLine()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.showTab(2);
    auto* edit = s.part<WrappedField>("contestTemplate");
    edit->setText({});
    QGuiApplication::clipboard()->setText(QStringLiteral("[paris/rome] is\nbig"));
    edit->paste();
    QCOMPARE(edit->text(), QStringLiteral("[paris/rome] is big"));
    QTest::keyClick(edit, 'q', Qt::AltModifier); // no shortcut, and no letter either
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(s.page->state().contest, QStringLiteral("[paris/rome] is big"));
    QTRY_COMPARE_WITH_TIMEOUT(s.part<QTableView>("contestTable")->model()->rowCount(), 1,
                              kPatienceMs);
}

void TestCompareContest::aContestWithoutWords()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.showTab(2);
    s.part<WrappedField>("contestTemplate")
        ->setText(QStringLiteral("the capital of [france|italy] is ___ ."));
    s.part<QAbstractButton>("runContest")->click();
    QTRY_COMPARE_WITH_TIMEOUT(s.part<QTableView>("contestTable")->model()->rowCount(), 2,
                              kPatienceMs);
    QVERIFY(s.cell("contestTable", 0, 1).startsWith(QStringLiteral("paris 82.7 %")));
    QVERIFY(!s.part<QLabel>("contestHeadline")->isVisible());
}

void TestCompareContest::aBadTemplateSaysWhatIsWrong()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.showTab(2);
    auto* edit = s.part<WrappedField>("contestTemplate");
    edit->setText(QStringLiteral("[he/she is a [nurse|doctor]."));
    QTRY_VERIFY(s.part<QWidget>("contestProblem")->isVisible());
    QVERIFY(s.text("contestProblemSentence").contains(QStringLiteral("inside another")));
    QVERIFY(!s.part<QAbstractButton>("runContest")->isEnabled());
    const std::size_t runs = s.script->runs();
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(!s.controller.comparisons().isContestRunning());
    edit->setText(QStringLiteral("[he/she] is"));
    QVERIFY(!s.part<QWidget>("contestProblem")->isVisible());
    QVERIFY(s.part<QAbstractButton>("runContest")->isEnabled());
    QCOMPARE(s.script->runs(), runs);
}

void TestCompareContest::aContestCanBeCancelled()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.showTab(2);
    s.script->runGate.close();
    s.part<WrappedField>("contestTemplate")
        ->setText(QStringLiteral("[paris/rome] is [a city|big] ."));
    s.part<QAbstractButton>("runContest")->click();
    QVERIFY(!s.part<QProgressBar>("waitBar")->isVisible()); // not for what is quick
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QProgressBar>("waitBar")->isVisible(), kPatienceMs);
    s.part<QAbstractButton>("waitCancel")->click();
    s.script->runGate.open();
    QVERIFY(s.waitForIdle());
    QTRY_VERIFY(!s.part<QProgressBar>("waitBar")->isVisible());
    QCOMPARE(s.part<QTableView>("contestTable")->model()->rowCount(), 0);
    s.part<QAbstractButton>("runContest")->click();
    QTRY_COMPARE_WITH_TIMEOUT(s.part<QTableView>("contestTable")->model()->rowCount(), 2,
                              kPatienceMs);
}

void TestCompareContest::anotherModelForgetsTheTable()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.showTab(2);
    s.part<WrappedField>("contestTemplate")->setText(QStringLiteral("[paris/rome] is big"));
    s.part<QAbstractButton>("runContest")->click();
    QTRY_COMPARE_WITH_TIMEOUT(s.part<QTableView>("contestTable")->model()->rowCount(), 1,
                              kPatienceMs);
    QSignalSpy changed(&s.controller, &AppController::modelChanged);
    s.controller.reload();
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kPatienceMs);
    QCOMPARE(s.part<QTableView>("contestTable")->model()->rowCount(), 0);
    QVERIFY(!s.part<QTableView>("contestTable")->isVisible());
}

void TestCompareContest::savesAndCopiesTables()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.showTab(2);
    s.part<WrappedField>("contestTemplate")
        ->setText(QStringLiteral("[paris/rome] is in [france|italy]"));
    s.part<QAbstractButton>("runContest")->click();
    QTRY_COMPARE_WITH_TIMEOUT(s.part<QTableView>("contestTable")->model()->rowCount(), 2,
                              kPatienceMs);
    s.part<QAbstractButton>("saveTable")->click();
    const QStringList lines = read(s.csv).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 4); // the last one is empty
    QVERIFY(lines[0].startsWith(QStringLiteral("choice1,sentence,p(paris),rank(paris),p(rome)")));
    QVERIFY(lines[1].startsWith(QStringLiteral("\"france\",\"[MASK] is in france\",0.8272")));
    QCOMPARE(s.text("tableWords"), QStringLiteral("Saved in out.csv."));
    s.part<QAbstractButton>("copyTable")->click();
    QCOMPARE(QGuiApplication::clipboard()->text().split(QLatin1Char('\n')).at(1),
             QStringLiteral("france\t82.7 %\t0.6 %\tparis × 148"));
}

QTEST_MAIN(TestCompareContest)
#include "tst_compare_contest.moc"
