// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/comparison_text.h"
#include "ui/formatting.h"
#include "ui/item_models/comparison_model.h"
#include "ui/item_models/contest_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <cmath>

using namespace maskscope;

namespace {

WordScore score(double probability, std::size_t rank)
{
    return {TargetMethod::Single, probability, std::log(probability), rank};
}

TargetWord word(const char* text, double probability, TargetMethod method = TargetMethod::Single)
{
    return {text, {}, {}, method, probability, std::log(probability), 3};
}

ComparedWord compared(const char* text, WordScore a, WordScore b)
{
    return {text, false, a, b};
}

const ComparisonNames kSentences{QStringLiteral("A"), QStringLiteral("B"), false};
const ComparisonNames kModels{QStringLiteral("fp32"), QStringLiteral("int8"), true};

} // namespace

/// Tables and sentences of comparisons, by numbers that are written out.
class TestComparisonModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void wordsOfAComparison();
    void sentencesOfAContest();
    void points_data();
    void points();
    void times_data();
    void times();
    void whatChanged();
    void howMuchAgrees();
    void whoLeads();
    void timeAndSize();
    void readableSentences();
};

void TestComparisonModels::wordsOfAComparison()
{
    ComparisonModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto comparison = std::make_shared<Comparison>();
    comparison->masks.resize(2);
    comparison->masks[1].words
        = {compared("rome", score(0.2, 3), score(0.5, 1)), {"ing", true, score(0.1, 4), {}}};
    model.setNames(QStringLiteral("one"), QStringLiteral("two"));
    model.setComparison(comparison, 1);
    QCOMPARE(model.rowCount(), 2);
    const auto cell = [&model](int row, int column, int role = Qt::DisplayRole) {
        return model.index(row, column).data(role);
    };
    QCOMPARE(cell(0, ComparisonModel::WordColumn).toString(), QStringLiteral("rome"));
    QCOMPARE(cell(0, ComparisonModel::AColumn).toString(), QStringLiteral("20.0 %"));
    QCOMPARE(cell(0, ComparisonModel::AColumn, ComparisonModel::ShareRole).toDouble(), 0.2);
    QCOMPARE(cell(0, ComparisonModel::ChangeColumn).toString(), QStringLiteral("+30.0"));
    QCOMPARE(cell(0, ComparisonModel::TimesColumn).toString(), QStringLiteral("× 2.5"));
    QCOMPARE(cell(0, ComparisonModel::RankAColumn).toString(), QStringLiteral("3"));
    QCOMPARE(cell(1, ComparisonModel::WordColumn).toString(), QStringLiteral("…ing"));
    QCOMPARE(cell(1, ComparisonModel::BColumn).toString(), QStringLiteral("–"));
    QVERIFY(!cell(1, ComparisonModel::BColumn, ComparisonModel::ShareRole).isValid());
    QCOMPARE(cell(1, ComparisonModel::ChangeColumn).toString(), QStringLiteral("–"));
    QCOMPARE(model.headerData(ComparisonModel::BColumn, Qt::Horizontal).toString(),
             QStringLiteral("B: two"));
    model.setComparison(nullptr, 0);
    QCOMPARE(model.rowCount(), 0);
}

void TestComparisonModels::sentencesOfAContest()
{
    ContestModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto result = std::make_shared<ContestResult>();
    result->words = {"he", "she"};
    ContestRow nurse{{{"nurse", ""}, "[M] is a nurse", 0}};
    nurse.words = {word("he", 0.1), word("she", 0.4, TargetMethod::Chain)};
    ContestRow failed{{{"x", "y"}, "[M] x", 0}, {}, {}, Error{ErrorCode::NotANumber, {}, {}}};
    result->rows = {nurse, failed};
    model.setResult(result, "[M]");
    QCOMPARE(model.columnCount(), 5);
    const auto cell = [&model](int row, int column, int role = Qt::DisplayRole) {
        return model.index(row, column).data(role).toString();
    };
    QCOMPARE(cell(0, 0), QStringLiteral("nurse"));
    QCOMPARE(cell(0, 1), QStringLiteral("(nothing)"));
    QCOMPARE(cell(0, 2), QStringLiteral("10.0 %"));
    QCOMPARE(cell(0, 4), QStringLiteral("she × 4.0"));
    QVERIFY(cell(0, 3, Qt::ToolTipRole).contains(QStringLiteral("several pieces")));
    QVERIFY(cell(0, 0, Qt::ToolTipRole).contains(QStringLiteral("___ is a nurse")));
    QCOMPARE(cell(1, 2), QStringLiteral("–"));
    QVERIFY(cell(1, 4).contains(QStringLiteral("NaN")));
    result = std::make_shared<ContestResult>();
    result->rows = {ContestRow{{{}, "the [M]", 0}, {}, {{{1}, "a", "a", false, 0.5F, 0}}}};
    model.setResult(result, "[M]");
    QCOMPARE(model.columnCount(), 2); // the sentence itself and its guesses
    QCOMPARE(cell(0, 0), QStringLiteral("the ___"));
    QCOMPARE(cell(0, 1), QStringLiteral("a 50.0 %"));
    model.setResult(nullptr, {});
    QCOMPARE(model.columnCount(), 0);
}

void TestComparisonModels::points_data()
{
    QTest::addColumn<double>("difference");
    QTest::addColumn<QString>("text");
    QTest::newRow("up") << 0.123 << QStringLiteral("+12.3");
    QTest::newRow("down") << -0.5 << QStringLiteral("−50.0");
    QTest::newRow("nothing") << 0.0 << QStringLiteral("0.0");
    QTest::newRow("hardly anything has no sign") << -0.0004 << QStringLiteral("0.0");
    QTest::newRow("unknown") << std::nan("") << QStringLiteral("–");
}

void TestComparisonModels::points()
{
    QFETCH(double, difference);
    QTEST(formatPoints(difference), "text");
}

void TestComparisonModels::times_data()
{
    QTest::addColumn<double>("ratio");
    QTest::addColumn<QString>("text");
    QTest::newRow("more") << 2.5 << QStringLiteral("× 2.5");
    QTest::newRow("less") << 1 / 12.0 << QStringLiteral("÷ 12");
    QTest::newRow("equal") << 1.0 << QStringLiteral("× 1.0");
    QTest::newRow("hardly less") << 0.99 << QStringLiteral("× 1.0");
    QTest::newRow("thousands") << 1234.0 << QStringLiteral("× 1.2 k");
    QTest::newRow("without end") << HUGE_VAL << QStringLiteral("–");
}

void TestComparisonModels::times()
{
    QFETCH(double, ratio);
    QTEST(formatTimes(std::log(ratio)), "text");
}

void TestComparisonModels::whatChanged()
{
    MaskComparison mask;
    mask.words = {compared("rome", score(0.2, 1), score(0.5, 1)),
                  compared("paris", score(0.3, 1), score(0.1, 1)),
                  compared("oslo", score(0.3, 1), score(0.25, 1))};
    QCOMPARE(changeSentence(mask, kSentences),
             QStringLiteral("In B the model is surer of “rome” by 30.0 points, and less sure of "
                            "“paris” by 20.0."));
    QCOMPARE(changeSentence(mask, kModels),
             QStringLiteral("int8 is surer of “rome” by 30.0 points, and less sure of “paris” by "
                            "20.0."));
    mask.words.resize(1);
    QCOMPARE(changeSentence(mask, kModels),
             QStringLiteral("int8 is surer of “rome” by 30.0 points."));
    mask.words = {compared("oslo", score(0.3, 1), score(0.25, 1))};
    QCOMPARE(changeSentence(mask, kSentences),
             QStringLiteral("In B the model is less sure of “oslo” by 5.0 points."));
    mask.words = {compared("oslo", score(0.3, 1), score(0.3004, 1))};
    QCOMPARE(changeSentence(mask, kSentences),
             QStringLiteral("No word changes by a tenth of a point."));
}

void TestComparisonModels::howMuchAgrees()
{
    MaskComparison mask;
    mask.best = 5;
    mask.shared = 3;
    QCOMPARE(agreementSentence(mask),
             QStringLiteral("Of the 5 best guesses of each, 3 are the same."));
    mask.shared = 5;
    mask.distance = 0.041;
    QCOMPARE(agreementSentence(mask),
             QStringLiteral("The 5 best guesses of both are the same words. Altogether 4.1 % of "
                            "the certainty has moved to other words."));
}

void TestComparisonModels::whoLeads()
{
    ContestRow row;
    row.words = {word("he", 0.2), word("she", 0.1), word("it", 0.05)};
    QCOMPARE(leadText(row), QStringLiteral("he × 2.0")); // before the next one
    row.words = {word("he", 0.2), word("she", 0.201)};
    QCOMPARE(leadText(row), QStringLiteral("about equal"));
    row.words = {word("he", 0.2), word("xyz", 0, TargetMethod::Unknown)};
    QCOMPARE(leadText(row), QStringLiteral("he"));
    row.words = {};
    QCOMPARE(leadText(row), QStringLiteral("–"));
}

void TestComparisonModels::timeAndSize()
{
    Comparison comparison;
    comparison.millisecondsA = 6;
    comparison.millisecondsB = 2.5;
    QCOMPARE(timeSentence(comparison, kModels),
             QStringLiteral("An answer takes 6.00 ms with fp32 and 2.50 ms with int8: int8 is 2.4 "
                            "times as fast."));
    ModelSummary a;
    a.parameters.uniqueBytes = 10 * 1024 * 1024;
    ModelSummary b = a;
    b.engine.packedFrom = 8 * 1024 * 1024;
    b.engine.packedBytes = 2 * 1024 * 1024;
    QCOMPARE(sizeSentence(a, b, kModels),
             QStringLiteral("The weights take 10.0 MB in memory with fp32 and 4.0 MB with int8."));
}

void TestComparisonModels::readableSentences()
{
    QCOMPARE(readableMasks("a <m> b [MASK] ____", "<m>"), QStringLiteral("a ___ b ___ ___"));
    QCOMPARE(readableMasks("none", "<m>"), QStringLiteral("none"));
}

QTEST_MAIN(TestComparisonModels)
#include "tst_comparison_models.moc"
