// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/guard/file_descriptor.h"
#include "core/inference/top_k.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <utility>

using namespace maskscope;

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

Json recordedCases()
{
    const Result<std::string> text
        = readSmallFile(std::string(MASKSCOPE_TEST_DATA) + "/statistics_cases.json");
    return parseJson(text.value(), "cases").value();
}

/// The formula of make_statistics_cases.py.
std::vector<float> longRow(std::size_t columns)
{
    std::vector<float> row(columns);
    for (std::size_t column = 0; column < columns; ++column) {
        const auto hashed = static_cast<std::uint32_t>(column * 2654435761ULL);
        row[column] = static_cast<float>(static_cast<double>(hashed) / 4294967296.0 * 30 - 15);
    }
    return row;
}

void compare(const std::vector<float>& logits, const Json& expected)
{
    const Result<std::vector<Ranked>> ranking = topK(logits, expected.at("k").get<std::size_t>());
    QVERIFY(ranking.hasValue());
    const auto indices = expected.at("indices").get<std::vector<std::size_t>>();
    QCOMPARE(ranking.value().size(), indices.size());
    for (std::size_t i = 0; i < indices.size(); ++i) {
        QCOMPARE(ranking.value()[i].index, indices[i]);
        const double p = expected.at("p").at(i).get<double>();
        QVERIFY(std::abs(static_cast<double>(ranking.value()[i].probability) - p) <= 2e-6 * p);
    }
}

using Places = std::vector<std::pair<std::size_t, std::size_t>>; ///< column, rank

Places placesOf(const std::vector<Ranked>& ranking)
{
    Places places;
    for (const Ranked& ranked : ranking) {
        places.emplace_back(ranked.index, ranked.rank);
    }
    return places;
}

std::vector<std::size_t> indicesOf(const std::vector<float>& logits, std::size_t k)
{
    std::vector<std::size_t> indices;
    const Result<std::vector<Ranked>> ranking = topK(logits, k);
    for (const Ranked& ranked : ranking.value()) {
        indices.push_back(ranked.index);
    }
    return indices;
}

} // namespace

/// Rankings against torch's softmax and topk (tests/data/make_statistics_cases.py).
class TestTopK : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTorch_data();
    void equalsTorch();
    void equalsTorchForALongRow();
    void entropyEqualsTorch();
    void entropyOfKnownRows();
    void leavesOutWhatIsHidden_data();
    void leavesOutWhatIsHidden();
    void equalLogitsAreInTheOrderOfTheirColumns();
    void probabilitiesThatVanishAreStillRanked();
    void minusInfinityIsProbabilityZero();
    void rowsThatAreNotNumbers_data();
    void rowsThatAreNotNumbers();
    void noneAskedFor();
};

void TestTopK::equalsTorch_data()
{
    QTest::addColumn<int>("index");
    const Json cases = recordedCases();
    for (std::size_t i = 0; i < cases.at("top_k").size(); ++i) {
        QTest::newRow(cases.at("top_k").at(i).at("name").get<std::string>().c_str())
            << static_cast<int>(i);
    }
}

void TestTopK::equalsTorch()
{
    QFETCH(int, index);
    const Json cases = recordedCases();
    const Json& expected = cases.at("top_k").at(static_cast<std::size_t>(index));
    compare(expected.at("logits").get<std::vector<float>>(), expected);
}

void TestTopK::equalsTorchForALongRow()
{
    const Json cases = recordedCases();
    const Json& expected = cases.at("long");
    compare(longRow(expected.at("columns").get<std::size_t>()), expected);
}

void TestTopK::entropyEqualsTorch()
{
    const Json cases = recordedCases();
    for (const Json& expected : cases.at("top_k")) {
        const auto logits = expected.at("logits").get<std::vector<float>>();
        const double entropy = expected.at("entropy").get<double>();
        QVERIFY(std::abs(Softmax::of(logits).value().entropy() - entropy) < 1e-5);
    }
    const Json& expected = cases.at("long");
    const auto row = longRow(expected.at("columns").get<std::size_t>());
    QVERIFY(std::abs(Softmax::of(row).value().entropy() - expected.at("entropy").get<double>())
            < 1e-5);
}

void TestTopK::entropyOfKnownRows()
{
    // Eight equally likely columns: ln 8.
    const std::vector<float> equal(8, 2.5F);
    QVERIFY(std::abs(Softmax::of(equal).value().entropy() - std::log(8.0)) < 1e-12);
    // One column alone; what is impossible adds nothing.
    const std::vector<float> certain{-kInfinity, 3, -kInfinity};
    QCOMPARE(Softmax::of(certain).value().entropy(), 0.0);
    // 3/4 and 1/4: 0.75 ln(4/3) + 0.25 ln 4 = 0.562335.
    const std::vector<float> uneven{std::log(3.0F), 0};
    QVERIFY(std::abs(Softmax::of(uneven).value().entropy() - 0.562335) < 1e-6);
}

void TestTopK::leavesOutWhatIsHidden_data()
{
    QTest::addColumn<int>("index");
    const Json cases = recordedCases();
    for (std::size_t i = 0; i < cases.at("left_out").size(); ++i) {
        QTest::newRow(cases.at("left_out").at(i).at("name").get<std::string>().c_str())
            << static_cast<int>(i);
    }
}

void TestTopK::leavesOutWhatIsHidden()
{
    QFETCH(int, index);
    const Json cases = recordedCases();
    const Json& expected = cases.at("left_out").at(static_cast<std::size_t>(index));
    const auto logits = expected.at("logits").get<std::vector<float>>();
    std::vector<bool> isHidden(logits.size());
    for (const Json& column : expected.at("hidden")) {
        isHidden[column.get<std::size_t>()] = true;
    }
    const Softmax softmax = Softmax::of(logits).value();
    const Selection selection = softmax.best(expected.at("k").get<std::size_t>(), isHidden);
    QCOMPARE(placesOf(selection.shown), expected.at("shown").get<Places>());
    QCOMPARE(placesOf(selection.hidden), expected.at("passed").get<Places>());
    for (const Ranked& ranked : selection.shown) {
        // Shares of the whole row, not of what is shown.
        QCOMPARE(ranked.probability, softmax.probability(ranked.index));
        QCOMPARE(ranked.rank, softmax.rank(ranked.index));
    }
}

void TestTopK::equalLogitsAreInTheOrderOfTheirColumns()
{
    QCOMPARE(indicesOf({1, 7, 7, 0, 7}, 3), (std::vector<std::size_t>{1, 2, 4}));
}

void TestTopK::probabilitiesThatVanishAreStillRanked()
{
    // exp(-200) and exp(-300) are both 0 in fp32.
    QCOMPARE(indicesOf({-300, 0, -200}, 3), (std::vector<std::size_t>{1, 2, 0}));
}

void TestTopK::minusInfinityIsProbabilityZero()
{
    const Result<std::vector<Ranked>> ranking = topK(std::vector<float>{-kInfinity, 2}, 2);
    QVERIFY(ranking.hasValue());
    QCOMPARE(ranking.value()[0].index, std::size_t{1});
    QCOMPARE(ranking.value()[0].probability, 1.0F);
    QCOMPARE(ranking.value()[1].probability, 0.0F);
}

void TestTopK::rowsThatAreNotNumbers_data()
{
    QTest::addColumn<QList<float>>("logits");
    QTest::newRow("first") << QList<float>{kNan, 1, 2};
    QTest::newRow("last") << QList<float>{1, 2, kNan};
    QTest::newRow("all") << QList<float>{kNan, kNan};
    QTest::newRow("plus infinity") << QList<float>{1, kInfinity};
    QTest::newRow("only minus infinity") << QList<float>{-kInfinity, -kInfinity};
    QTest::newRow("nothing") << QList<float>{};
}

void TestTopK::rowsThatAreNotNumbers()
{
    QFETCH(QList<float>, logits);
    const Result<std::vector<Ranked>> ranking
        = topK(std::vector<float>(logits.begin(), logits.end()), 2);
    QVERIFY(ranking.hasError());
    QVERIFY(ranking.error().code == ErrorCode::NotANumber);
}

void TestTopK::noneAskedFor()
{
    QVERIFY(indicesOf({1, 2}, 0).empty());
}

QTEST_GUILESS_MAIN(TestTopK)
#include "tst_top_k.moc"
