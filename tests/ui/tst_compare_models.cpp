// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/compare_setup.h"
#include "tests/ui/window_test.h"
#include "ui/pages/compare_page.h"
#include "ui/widgets/marked_editor.h"
#include "ui/widgets/sentence_editor.h"

#include <QComboBox>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace maskscope;

/// Two models that read one sentence.
class TestCompareModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void comparesTwoModels();
    void anotherFile();
    void aSecondModelThatCannotBeOpened();
    void aSentenceChangedWhileAFileOpens();
};

void TestCompareModels::comparesTwoModels()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.page->setState({1, {}, {}, QStringLiteral("the capital of france is ___ ."), {}, {}, {}});
    s.showTab(1);
    QVERIFY(!s.text("modelsHint").isEmpty()); // nothing is chosen, nothing opened
    QVERIFY(s.waitForIdle());
    QCOMPARE(s.script->loads(), std::size_t{1});
    CompareState state = s.page->state();
    state.other = QStringLiteral("int8");
    s.page->setState(state);
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QTableView>("comparisonTable")->isVisible(), kPatienceMs);
    QVERIFY(s.text("comparisonHeadline").contains(QStringLiteral("Both say “paris”")));
    QVERIFY(s.text("comparisonHeadline").contains(QStringLiteral("int8 with 82.7 %")));
    QVERIFY(s.text("comparisonDetails").startsWith(QStringLiteral("The 5 best guesses of both")));
    QVERIFY(s.text("comparisonFacts").contains(QStringLiteral("in memory")));
    QCOMPARE(s.script->loads(), std::size_t{2});
    QCOMPARE(s.page->state().other, QStringLiteral("int8"));
}

void TestCompareModels::anotherFile()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.page->setState({1, {}, {}, QStringLiteral("the ___ ."), {}, {}, {}});
    s.showTab(1);
    auto* other = s.part<QComboBox>("otherModel");
    other->setCurrentIndex(other->findData(QStringLiteral("file")));
    Q_EMIT other->activated(other->currentIndex());
    QCOMPARE(s.page->state().otherFile, fakePath());
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QTableView>("comparisonTable")->isVisible(), kPatienceMs);
    QCOMPARE(other->currentText(), QStringLiteral("model.pt"));
}

void TestCompareModels::aSecondModelThatCannotBeOpened()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.otherModel = QStringLiteral("/there/is/no/such.pt");
    s.page->setState(
        {1, {}, {}, QStringLiteral("the ___ ."), QStringLiteral("file"), s.otherModel, {}});
    s.showTab(1);
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QWidget>("modelsProblem")->isVisible(), kPatienceMs);
    QVERIFY(s.text("modelsProblemSentence").contains(QStringLiteral("such.pt")));
    QVERIFY(!s.part<QTableView>("comparisonTable")->isVisible());
}

void TestCompareModels::aSentenceChangedWhileAFileOpens()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.script->loadGate.close();
    s.page->setState({1, {}, {}, QStringLiteral("the ___ ."), QStringLiteral("int8"), {}, {}});
    s.showTab(1);
    QSignalSpy compared(&s.controller.comparisons(), &Comparisons::compared);
    QTRY_COMPARE_WITH_TIMEOUT(s.script->loads(), std::size_t{2}, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QProgressBar>("waitBar")->isVisible(), kPatienceMs);
    s.part<SentenceEditor>("sentenceOfModels")
        ->setSentence(QStringLiteral("a city of france ___ ."));
    s.script->loadGate.open();
    QTRY_VERIFY_WITH_TIMEOUT(s.text("comparisonHeadline").contains(QStringLiteral("“paris”")),
                             kPatienceMs);
    QVERIFY(s.waitForIdle());
    QCOMPARE(s.script->loads(), std::size_t{2}); // the file was opened once
}

QTEST_MAIN(TestCompareModels)
#include "tst_compare_models.moc"
