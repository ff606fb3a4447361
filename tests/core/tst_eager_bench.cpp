// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/model/eager_bench.h"

#include <QTest>

using namespace maskscope;

namespace {

Json goodReport()
{
    return Json::parse(R"({"format": 1, "machine": "A machine (R) 3 GHz", "threads": 2,
        "torch": "2.13.0", "transformers": "5.24.0", "dtype": "fp32",
        "lengths": [{"length": 8, "median_ms": 5.5, "p25_ms": 5.25, "p75_ms": 6, "runs": 10},
                    {"length": 512, "median_ms": 100, "p25_ms": 99.5, "p75_ms": 101, "runs": 10}]})");
}

} // namespace

/// The file comes from whoever made the model.
class TestEagerBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheScriptWrites();
    void refuses_data();
    void refuses();
};

void TestEagerBench::readsWhatTheScriptWrites()
{
    const auto bench = readEagerBench(goodReport().dump());
    QVERIFY(bench.has_value());
    QVERIFY(bench->machine == "A machine (R) 3 GHz");
    QVERIFY(bench->torch == "2.13.0");
    QVERIFY(bench->transformers == "5.24.0");
    QCOMPARE(bench->threads, 2);
    QCOMPARE(bench->lengths.size(), std::size_t{2});
    QCOMPARE(bench->lengths[1].length.value, std::int64_t{512});
    QCOMPARE(bench->lengths[0].medianMs, 5.5);
    QCOMPARE(bench->lengths[0].p25Ms, 5.25);
    QCOMPARE(bench->lengths[0].p75Ms, 6.0);
    QCOMPARE(bench->lengths[0].runs, std::int64_t{10});
}

void TestEagerBench::refuses_data()
{
    QTest::addColumn<QString>("pointer"); // of the changed member
    QTest::addColumn<QString>("value"); // JSON; empty: the member is left out
    const auto row = [](const char* name, const char* pointer, const QString& value) {
        QTest::newRow(name) << QString::fromLatin1(pointer) << value;
    };
    row("no machine", "/machine", {});
    row("machine of another type", "/machine", QStringLiteral("7"));
    row("escape sequence", "/machine", QStringLiteral("\"\\u001b[2J\""));
    row("other script", "/torch", QStringLiteral("\"２\""));
    row("endless name", "/transformers",
        QLatin1Char('"') + QString(200, QLatin1Char('x')) + QLatin1Char('"'));
    row("no threads", "/threads", QStringLiteral("0"));
    row("too many threads", "/threads", QStringLiteral("99999999999"));
    row("threads and a half", "/threads", QStringLiteral("1.5"));
    row("no lengths", "/lengths", QStringLiteral("[]"));
    row("lengths of another type", "/lengths", QStringLiteral("{}"));
    row("a length that is none", "/lengths/0/length", QStringLiteral("0"));
    row("an endless length", "/lengths/1/length", QStringLiteral("1e18"));
    row("not ascending", "/lengths/1/length", QStringLiteral("8"));
    row("no time", "/lengths/0/median_ms", {});
    row("negative time", "/lengths/0/p25_ms", QStringLiteral("-1"));
    row("time of another type", "/lengths/0/p75_ms", QStringLiteral("\"6\""));
    row("huge time", "/lengths/0/p75_ms", QStringLiteral("1e300"));
    row("quartiles in the wrong order", "/lengths/0/p25_ms", QStringLiteral("5.75"));
    row("no runs", "/lengths/0/runs", QStringLiteral("0"));
    row("everything", "", QStringLiteral("[]"));
    row("deep", "/extra", QString(100, QLatin1Char('[')) + QString(100, QLatin1Char(']')));
    row("large", "/extra", QLatin1Char('"') + QString(70000, QLatin1Char('x')) + QLatin1Char('"'));
}

void TestEagerBench::refuses()
{
    QFETCH(const QString, pointer);
    QFETCH(const QString, value);
    Json report = goodReport();
    const Json::json_pointer place(pointer.toStdString());
    if (value.isEmpty()) {
        report[place.parent_pointer()].erase(place.back());
    } else {
        report[place] = Json::parse(value.toStdString());
    }
    QVERIFY(!readEagerBench(report.dump()).has_value());
    QVERIFY(!readEagerBench("{").has_value());
    QVERIFY(!readEagerBench("").has_value());
}

QTEST_GUILESS_MAIN(TestEagerBench)
#include "tst_eager_bench.moc"
