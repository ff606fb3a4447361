// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/length_fit.h"
#include "core/model/length_formula.h"

#include <QTest>

#include <limits>

using namespace maskscope;

namespace {

using Rounding = LengthFormula::Rounding;

constexpr LengthFormula kHalf{{0, 1, 0}, 2, Rounding::Down};
constexpr LengthFormula kHalfUp{{0, 1, 0}, 2, Rounding::Up};

std::vector<LengthPoint> points(std::initializer_list<std::pair<int, std::int64_t>> pairs)
{
    std::vector<LengthPoint> result;
    for (const auto& [length, value] : pairs) {
        result.push_back({{length}, value});
    }
    return result;
}

std::vector<std::int64_t> plain(const std::vector<SequenceLength>& lengths)
{
    std::vector<std::int64_t> values;
    for (const SequenceLength length : lengths) {
        values.push_back(length.value);
    }
    return values;
}

} // namespace

/// All expected numbers by hand.
class TestLengthFormula : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers_data();
    void numbers();
    void noNumber();
    void texts_data();
    void texts();
    void sums();
    void fits_data();
    void fits();
    void sizeOfAnotherKindIsUnknown_data();
    void sizeOfAnotherKindIsUnknown();
    void fewPoints();
    void lengthsToFitBy_data();
    void lengthsToFitBy();
};

void TestLengthFormula::numbers_data()
{
    QTest::addColumn<LengthFormula>("formula");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("768") << LengthFormula::constant(768) << qint64{5} << qint64{768};
    QTest::newRow("2L+1") << LengthFormula{{1, 2, 0}} << qint64{7} << qint64{15};
    QTest::newRow("L^2-L") << LengthFormula{{0, -1, 1}} << qint64{7} << qint64{42};
    QTest::newRow("L/2, even") << kHalf << qint64{8} << qint64{4};
    QTest::newRow("L/2, odd") << kHalf << qint64{9} << qint64{4};
    QTest::newRow("ceil(L/2), odd") << kHalfUp << qint64{9} << qint64{5};
    QTest::newRow("below 0, down") << LengthFormula{{-10, 1, 0}, 4} << qint64{1} << qint64{-3};
    QTest::newRow("below 0, up") << LengthFormula{{-10, 1, 0}, 4, Rounding::Up} << qint64{1}
                                 << qint64{-2};
    QTest::newRow("billions") << LengthFormula{{0, 14155776, 3072}} << qint64{512}
                              << qint64{8'053'063'680};
}

void TestLengthFormula::numbers()
{
    QFETCH(const LengthFormula, formula);
    QFETCH(const qint64, length);
    QFETCH(const qint64, expected);
    const auto found = formula.at({length});
    QVERIFY(found.has_value());
    QCOMPARE(qint64{*found}, expected);
}

void TestLengthFormula::noNumber()
{
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    QVERIFY(!LengthFormula::unknown().at({8}));
    QVERIFY(!(LengthFormula{{0, kMost, 0}}).at({2}));
    QCOMPARE((LengthFormula{{0, kMost, 0}}).at({1}), std::optional(kMost));
    QVERIFY(!(LengthFormula{{0, 0, kMost}}).at({kMost}));
    QVERIFY(!LengthFormula::constant(1).at({-1}));
}

void TestLengthFormula::texts_data()
{
    QTest::addColumn<LengthFormula>("formula");
    QTest::addColumn<QString>("size");
    QTest::addColumn<QString>("count");
    QTest::newRow("0") << LengthFormula() << "0" << "0";
    QTest::newRow("768") << LengthFormula::constant(768) << "768" << "768";
    QTest::newRow("L") << LengthFormula{{0, 1, 0}} << "L" << "L";
    QTest::newRow("2L+1") << LengthFormula{{1, 2, 0}} << "2L+1" << "1 + 2L";
    QTest::newRow("2L-1") << LengthFormula{{-1, 2, 0}} << "2L-1" << "-1 + 2L";
    QTest::newRow("-L") << LengthFormula{{3, -1, 0}} << "-L+3" << "3 - L";
    QTest::newRow("L^2") << LengthFormula{{0, 0, 1}} << "L^2" << "L^2";
    QTest::newRow("BERT") << LengthFormula{{0, 14155776, 3072}} << "3072L^2+14155776L"
                          << "14155776L + 3072L^2";
    QTest::newRow("L/2") << kHalf << "L/2" << "L/2";
    QTest::newRow("ceil") << kHalfUp << "ceil(L/2)" << "ceil(L/2)";
    QTest::newRow("sum over 2") << LengthFormula{{0, 3, 1}, 2} << "(L^2+3L)/2" << "(3L + L^2)/2";
    QTest::newRow("unknown") << LengthFormula::unknown() << "?" << "?";
}

void TestLengthFormula::texts()
{
    QFETCH(const LengthFormula, formula);
    QFETCH(const QString, size);
    QFETCH(const QString, count);
    QCOMPARE(QString::fromStdString(sizeText(formula)), size);
    QCOMPARE(QString::fromStdString(countText(formula)), count);
}

void TestLengthFormula::sums()
{
    const LengthFormula unknown = LengthFormula::unknown();
    QCOMPARE(sum({{1, 2, 3}}, {{10, 20, 30}}), (LengthFormula{{11, 22, 33}}));
    QCOMPARE(sum(kHalf, kHalf), (LengthFormula{{0, 2, 0}, 2}));
    QCOMPARE(sum(kHalf, LengthFormula::constant(1)), unknown); // no common divisor
    QCOMPARE(sum(kHalf, kHalfUp), unknown);
    QCOMPARE(sum(unknown, {{1, 0, 0}}), unknown);
    QCOMPARE(sum({{1, 0, 0}}, unknown), unknown);
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    QCOMPARE(sum({{kMost, 0, 0}}, {{1, 0, 0}}), unknown);
}

void TestLengthFormula::fits_data()
{
    QTest::addColumn<std::vector<LengthPoint>>("seen");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* expected, std::vector<LengthPoint> seen) {
        QTest::newRow(expected) << std::move(seen) << QString::fromLatin1(expected);
    };
    row("768", points({{13, 768}, {16, 768}, {23, 768}, {30, 768}}));
    row("L", points({{13, 13}, {16, 16}, {23, 23}, {30, 30}}));
    row("2L-1", points({{13, 25}, {16, 31}, {23, 45}, {30, 59}}));
    row("L^2", points({{13, 169}, {16, 256}, {23, 529}, {30, 900}}));
    row("(L^2+L)/2", points({{13, 91}, {16, 136}, {23, 276}, {30, 465}}));
    row("L/2", points({{13, 6}, {16, 8}, {23, 11}, {30, 15}}));
    row("ceil(L/2)", points({{13, 7}, {16, 8}, {23, 12}, {30, 15}}));
    row("ceil(L/4)", points({{13, 4}, {16, 4}, {23, 6}, {30, 8}}));
    row("L/4", points({{13, 3}, {16, 4}, {23, 5}, {30, 7}}));
    row("L/5", points({{13, 2}, {16, 3}, {23, 4}, {30, 6}}));
    row("3072L^2+14155776L",
        points({{13, 184'544'256}, {16, 227'278'848}, {23, 327'207'936}, {30, 427'438'080}}));
}

void TestLengthFormula::fits()
{
    QFETCH(const std::vector<LengthPoint>, seen);
    QFETCH(const QString, expected);
    const LengthFormula formula = fitFormula(seen);
    QCOMPARE(QString::fromStdString(sizeText(formula)), expected);
    for (const LengthPoint& point : seen) {
        QCOMPARE(formula.at(point.length), std::optional(point.value));
    }
}

void TestLengthFormula::sizeOfAnotherKindIsUnknown_data()
{
    QTest::addColumn<std::vector<LengthPoint>>("seen");
    QTest::newRow("filled up to a multiple of 8")
        << points({{13, 16}, {16, 16}, {23, 24}, {30, 32}});
    QTest::newRow("L^3") << points({{13, 2197}, {16, 4096}, {23, 12167}, {30, 27000}});
    QTest::newRow("the least of L and 20") << points({{13, 13}, {16, 16}, {23, 20}, {30, 20}});
    QTest::newRow("floor and ceil alike") << points({{12, 6}, {16, 8}, {24, 12}, {30, 15}});
    QTest::newRow("huge") << points({{13, std::numeric_limits<std::int64_t>::max()},
                                     {16, 1},
                                     {23, std::numeric_limits<std::int64_t>::min()},
                                     {30, 2}});
    QTest::newRow("nothing seen") << std::vector<LengthPoint>();
}

void TestLengthFormula::sizeOfAnotherKindIsUnknown()
{
    QFETCH(const std::vector<LengthPoint>, seen);
    QCOMPARE(fitFormula(seen), LengthFormula::unknown());
}

/// No formula has as many coefficients as there are points.
void TestLengthFormula::fewPoints()
{
    QCOMPARE(fitFormula(points({{12, 24}})), LengthFormula::constant(24));
    QCOMPARE(fitFormula(points({{12, 24}, {14, 28}})), (LengthFormula{{0, 2, 0}}));
    QCOMPARE(fitFormula(points({{12, 25}, {14, 29}})), LengthFormula::unknown());
    QCOMPARE(fitFormula(points({{12, 25}, {14, 29}, {15, 31}})), (LengthFormula{{1, 2, 0}}));
    QCOMPARE(fitFormula(points({{2, 4}, {3, 9}, {4, 16}})), LengthFormula::unknown());
}

void TestLengthFormula::lengthsToFitBy_data()
{
    using Lengths = std::vector<std::int64_t>;
    QTest::addColumn<LengthContract>("contract");
    QTest::addColumn<Lengths>("expected");
    const auto row = [](const char* name, LengthContract contract, const Lengths& lengths) {
        QTest::newRow(name) << std::move(contract) << lengths;
    };
    row("any, no limit", {}, {13, 16, 23, 30});
    row("any, 512", {LengthKind::Any, {1}, SequenceLength{512}}, {13, 16, 23, 30});
    row("any, 20", {LengthKind::Any, {1}, SequenceLength{20}}, {3, 6, 13, 20});
    row("any, 2", {LengthKind::Any, {1}, SequenceLength{2}}, {1, 2});
    row("range above", {LengthKind::Range, {40}, SequenceLength{60}}, {40, 43, 50, 57});
    row("narrow range", {LengthKind::Range, {9}, SequenceLength{16}}, {9, 10, 13, 16});
    row("fixed", {LengthKind::Fixed, {12}, SequenceLength{12}}, {12});
    row("unsafe", {LengthKind::Unsafe, {1}, SequenceLength{14}}, {14});
}

void TestLengthFormula::lengthsToFitBy()
{
    QFETCH(const LengthContract, contract);
    QFETCH(const std::vector<std::int64_t>, expected);
    QCOMPARE(plain(maskscope::lengthsToFitBy(contract)), expected);
}

QTEST_GUILESS_MAIN(TestLengthFormula)
#include "tst_length_formula.moc"
