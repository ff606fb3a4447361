// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/guard/file_descriptor.h"
#include "core/latency/statistics.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace maskscope;

/// Quantiles against numpy's (tests/data/make_statistics_cases.py).
class TestStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quantilesEqualNumpy();
    void quantileOfNothingIsNotANumber();
    void fractionIsCutToItsRange();
    void summarizes();
    void noiseIsATenthOfTheMedian();
    void summaryOfNothing();
};

void TestStatistics::quantilesEqualNumpy()
{
    const Result<std::string> text
        = readSmallFile(std::string(MASKSCOPE_TEST_DATA) + "/statistics_cases.json");
    QVERIFY(text.hasValue());
    const Result<Json> cases = parseJson(text.value(), "cases");
    QVERIFY(cases.hasValue());
    int compared = 0;
    for (const Json& sample : cases.value().at("quantiles")) {
        const auto values = sample.at("values").get<std::vector<double>>();
        for (const Json& pair : sample.at("quantiles")) {
            const double expected = pair.at(1).get<double>();
            const double got = quantile(values, pair.at(0).get<double>());
            // A fused multiply-add may move the last bit.
            QVERIFY(std::abs(got - expected) <= 1e-15 * std::abs(expected));
            ++compared;
        }
    }
    QCOMPARE(compared, 54);
}

void TestStatistics::quantileOfNothingIsNotANumber()
{
    QVERIFY(std::isnan(quantile({}, 0.5)));
}

void TestStatistics::fractionIsCutToItsRange()
{
    const std::vector<double> values{2, 1, 3};
    QCOMPARE(quantile(values, -1), 1.0);
    QCOMPARE(quantile(values, 2), 3.0);
}

void TestStatistics::summarizes()
{
    const std::vector<double> milliseconds{50, 10, 40, 20, 30};
    const TimingStatistics statistics = summarize(milliseconds);
    QCOMPARE(statistics.runs, std::size_t{5});
    QCOMPARE(statistics.median, 30.0);
    QCOMPARE(statistics.p10, 14.0); // four tenths of the way from 10 to 20
    QCOMPARE(statistics.p25, 20.0);
    QCOMPARE(statistics.p75, 40.0);
    QCOMPARE(statistics.p90, 46.0);
    QCOMPARE(statistics.min, 10.0);
}

void TestStatistics::noiseIsATenthOfTheMedian()
{
    QVERIFY(!summarize(std::vector<double>{95, 95, 100, 105, 105}).isNoisy());
    QVERIFY(summarize(std::vector<double>{94, 94, 100, 105, 105}).isNoisy());
    QVERIFY(!summarize({}).isNoisy());
}

void TestStatistics::summaryOfNothing()
{
    const TimingStatistics statistics = summarize({});
    QCOMPARE(statistics.runs, std::size_t{0});
    for (const double value : {statistics.median, statistics.p10, statistics.p90, statistics.min}) {
        QVERIFY(std::isnan(value));
    }
}

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
