// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/guard/file_descriptor.h"
#include "core/inference/top_k.h"

#include <QTest>

#include <cmath>
#include <limits>

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
