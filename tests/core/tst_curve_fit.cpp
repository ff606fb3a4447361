// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/guard/file_descriptor.h"
#include "core/latency/curve_fit.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace maskscope;

/// Curves against NumPy's (tests/data/make_curve_cases.py).
class TestCurveFit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curvesEqualNumpy();
    void needsThreeLengths();
    void refusesTimesThatAreNone();
    void readsTheBudget();
    void tellsTheLargestMiss();
};

void TestCurveFit::curvesEqualNumpy()
{
    const Result<std::string> text
        = readSmallFile(std::string(MASKSCOPE_TEST_DATA) + "/curve_cases.json");
    QVERIFY(text.hasValue());
    const Result<Json> cases = parseJson(text.value(), "cases");
    QVERIFY(cases.hasValue());
    QCOMPARE(cases.value().size(), std::size_t{13});
    for (const Json& sample : cases.value()) {
        const auto lengths = sample.at("lengths").get<std::vector<double>>();
        const auto times = sample.at("times").get<std::vector<double>>();
        const auto terms = sample.at("terms").get<std::vector<double>>();
        std::vector<CurvePoint> points;
        for (std::size_t i = 0; i < lengths.size(); ++i) {
            points.push_back({lengths[i], times[i]});
        }
        const auto curve = fitCurve(points);
        QVERIFY(curve.has_value());
        QVERIFY(curve->constant >= 0 && curve->perToken >= 0 && curve->perPair >= 0);
        for (const double length : lengths) {
            const double expected = terms[0] + terms[1] * length + terms[2] * length * length;
            QVERIFY2(std::abs(curve->at(length) - expected) < 1e-6 * expected,
                     sample.at("name").get<std::string>().c_str());
        }
    }
}

void TestCurveFit::needsThreeLengths()
{
    QVERIFY(!fitCurve({}).has_value());
    const std::vector<CurvePoint> two{{8, 1}, {16, 2}, {16, 2.1}};
    QVERIFY(!fitCurve(two).has_value());
}

void TestCurveFit::refusesTimesThatAreNone()
{
    for (const double time : {0.0, -1.0, std::nan("")}) {
        const std::vector<CurvePoint> points{{8, 1}, {16, time}, {32, 3}};
        QVERIFY(!fitCurve(points).has_value());
    }
}

void TestCurveFit::readsTheBudget()
{
    const LatencyCurve curve{2, 0.1, 0.001, 0};
    QVERIFY(std::abs(curve.at(100) - 22) < 1e-12); // 2 + 10 + 10
    QVERIFY(std::abs(curve.lengthWithin(22).value() - 100) < 1e-9);
    QVERIFY(!curve.lengthWithin(2).has_value());
    QVERIFY(std::abs((LatencyCurve{2, 0.5, 0, 0}).lengthWithin(12).value() - 20) < 1e-12);
    QVERIFY(!(LatencyCurve{2, 0, 0, 0}).lengthWithin(12).has_value());
}

void TestCurveFit::tellsTheLargestMiss()
{
    const std::vector<CurvePoint> exact{{10, 11}, {20, 21}, {30, 31}, {40, 41}};
    QVERIFY(fitCurve(exact)->largestMiss < 1e-9);
    const std::vector<CurvePoint> odd{{10, 11}, {20, 42}, {30, 31}, {40, 41}};
    QVERIFY(fitCurve(odd)->largestMiss > 0.2);
}

QTEST_GUILESS_MAIN(TestCurveFit)
#include "tst_curve_fit.moc"
