// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/compare_setup.h"
#include "tests/ui/window_test.h"
#include "ui/pages/compare_page.h"
#include "ui/widgets/marked_editor.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QTableView>
#include <QTest>

#include <vector>

using namespace maskscope;

/// Two sentences side by side.
class TestCompareSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void comparesTwoSentences();
    void marksWhatDiffers();
    void equalSentencesAreSaidToBe();
    void saysWhereAHiddenWordIsMissing();
    void oneOfSeveralHiddenWords();
    void swapsAndCopies();
    void aTableThatCannotBeSaved();
};

void TestCompareSentences::comparesTwoSentences()
{
    CompareSetup s;
    QVERIFY(s.open());
    CompareState state;
    state.a = QStringLiteral("the capital of france is ___ .");
    state.b = QStringLiteral("the capital of italy is ___ .");
    s.page->setState(state);
    s.showTab(0);
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QTableView>("comparisonTable")->model()->rowCount() > 0,
                             kPatienceMs);
    // exp(5) / (exp(5) + 31) = 82.7 %, 1 / (exp(5) + 31) = 0.6 %
    QCOMPARE(s.text("comparisonHeadline"),
             QStringLiteral("A says “paris” (82.7 %), B says “rome” (82.7 %). In B the model is "
                            "surer of “rome” by 82.2 points, and less sure of “paris” by 82.2."));
    QVERIFY(s.text("comparisonDetails").contains(QStringLiteral("82.2 %"))); // moved
    QCOMPARE(s.cell("comparisonTable", 0, 0), QStringLiteral("paris"));
    QCOMPARE(s.cell("comparisonTable", 0, 1), QStringLiteral("82.7 %"));
    QCOMPARE(s.cell("comparisonTable", 0, 2), QStringLiteral("0.6 %"));
    QCOMPARE(s.cell("comparisonTable", 0, 3), QStringLiteral("−82.2"));
    QCOMPARE(s.cell("comparisonTable", 0, 4), QStringLiteral("÷ 148"));
    QCOMPARE(s.cell("comparisonTable", 0, 5), QStringLiteral("1"));
    QCOMPARE(s.cell("comparisonTable", 1, 3), QStringLiteral("+82.2"));
}

void TestCompareSentences::marksWhatDiffers()
{
    CompareSetup s;
    QVERIFY(s.open());
    auto* a = s.part<MarkedEditor>("sentenceA");
    auto* b = s.part<MarkedEditor>("sentenceB");
    a->setSentence(QStringLiteral("the 😀 city is ___"));
    b->setSentence(QStringLiteral("the 😀 big country is [MASK]"));
    QCOMPARE(a->marks(), (std::vector<Utf16Range>{{7, 11}}));
    QCOMPARE(b->marks(), (std::vector<Utf16Range>{{7, 18}}));
    b->setSentence(a->sentence());
    QVERIFY(a->marks().empty() && b->marks().empty());
}

void TestCompareSentences::equalSentencesAreSaidToBe()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.page->setState({0, QStringLiteral("the ___ ."), QStringLiteral("the ___ ."), {}, {}, {}, {}});
    s.showTab(0);
    QVERIFY(s.waitForIdle());
    QTRY_COMPARE_WITH_TIMEOUT(
        s.text("sentencesHint"),
        QStringLiteral("A and B are the same. Change a word in B to see what it does."),
        kPatienceMs);
    QTRY_VERIFY(s.text("comparisonHeadline").startsWith(QStringLiteral("Both say “rome”")));
    QVERIFY(s.text("comparisonHeadline").contains(QStringLiteral("No word changes")));
}

void TestCompareSentences::saysWhereAHiddenWordIsMissing()
{
    CompareSetup s;
    QVERIFY(s.open());
    const std::size_t runs = s.script->runs();
    s.page->setState({0, QStringLiteral("the ___ ."), QStringLiteral("the end"), {}, {}, {}, {}});
    s.showTab(0);
    QCOMPARE(s.text("sentencesHint"), QStringLiteral("Hide a word in B, too."));
    s.part<MarkedEditor>("sentenceA")->setSentence(QStringLiteral("no"));
    QCOMPARE(s.text("sentencesHint"),
             QStringLiteral("Hide a word in A and in B, or type ___ there."));
    QVERIFY(!s.part<QTableView>("comparisonTable")->isVisible());
    QVERIFY(s.waitForIdle());
    QCOMPARE(s.script->runs(), runs);
    s.part<MarkedEditor>("sentenceA")->setSentence(QStringLiteral("the ___"));
    s.part<MarkedEditor>("sentenceB")->selectAll();
    s.part<MarkedEditor>("sentenceB")->setFocus();
    s.part<QAbstractButton>("compareHideWord")->click(); // B had the cursor last
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QTableView>("comparisonTable")->isVisible(), kPatienceMs);
}

void TestCompareSentences::oneOfSeveralHiddenWords()
{
    CompareSetup s;
    s.script->setRunHook({});
    s.script->setLogit(fakeId("rome"), 3);
    QVERIFY(s.open());
    s.page->setState({0,
                      QStringLiteral("the ___ of ___ ."),
                      QStringLiteral("the ___ of ___ and ___"),
                      {},
                      {},
                      {},
                      {}});
    s.showTab(0);
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QComboBox>("comparedMask")->count() == 2, kPatienceMs);
    QVERIFY(s.part<QComboBox>("comparedMask")->isVisible());
    QVERIFY(
        s.text("comparisonDetails").contains(QStringLiteral("A has 2 hidden words and B has 3")));
    QTest::keyClick(s.part<QComboBox>("comparedMask"), Qt::Key_Down);
    QCOMPARE(s.part<QComboBox>("comparedMask")->currentIndex(), 1);
}

void TestCompareSentences::swapsAndCopies()
{
    CompareSetup s;
    s.page->setState({0, QStringLiteral("one ___"), QStringLiteral("two ___"), {}, {}, {}, {}});
    s.part<QAbstractButton>("swapSentences")->click();
    QCOMPARE(s.page->state().a, QStringLiteral("two ___"));
    QCOMPARE(s.page->state().b, QStringLiteral("one ___"));
    s.part<QAbstractButton>("copyAToB")->click();
    QCOMPARE(s.page->state().b, QStringLiteral("two ___"));
}

void TestCompareSentences::aTableThatCannotBeSaved()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.csv = QStringLiteral("/there/is/no/folder/out.csv");
    s.page->setState({0, QStringLiteral("the ___"), QStringLiteral("a ___"), {}, {}, {}, {}});
    s.showTab(0);
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QTableView>("comparisonTable")->isVisible(), kPatienceMs);
    s.part<QAbstractButton>("saveTable")->click();
    QVERIFY(s.text("tableWords").contains(QStringLiteral("cannot be written")));
}

QTEST_MAIN(TestCompareSentences)
#include "tst_compare_sentences.moc"
