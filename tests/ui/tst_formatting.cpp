// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/formatting.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace maskscope;

namespace {

const QLocale kEnglish(QLocale::English, QLocale::UnitedStates);
const QLocale kGerman(QLocale::German, QLocale::Germany);
const QLocale kChinese(QLocale::Chinese, QLocale::China);

} // namespace

class TestFormatting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(kEnglish); }
    void cleanupTestCase() { QLocale::setDefault(QLocale::c()); }

    void count_data();
    void count();
    void bytes_data();
    void bytes();
    void numbers_data();
    void numbers();
    void milliseconds_data();
    void milliseconds();
    void roundTimes();
    void percent_data();
    void percent();
    void shape();
    void lengthContract_data();
    void lengthContract();
    void unsafeLengths();
    void toolTipsShowNamesAsTheyAre();
    void sentencesFollowEachOtherAsTheScriptHasIt();
    void otherLocales();
};

void TestFormatting::count_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QString>("rounded");
    QTest::addColumn<QString>("exact");
    QTest::newRow("zero") << qint64(0) << "0" << "0";
    QTest::newRow("below a thousand") << qint64(950) << "950" << "950";
    QTest::newRow("last plain one") << qint64(999) << "999" << "999";
    QTest::newRow("a thousand") << qint64(1000) << "1.0 k" << "1,000";
    QTest::newRow("rounds up to the next unit") << qint64(999999) << "1.0 M" << "999,999";
    QTest::newRow("MiniLM") << qint64(22705408) << "22.7 M" << "22,705,408";
    QTest::newRow("thousand million") << qint64(1234567890) << "1.2 G" << "1,234,567,890";
    QTest::newRow("negative") << qint64(-5) << "-5" << "-5";
}

void TestFormatting::count()
{
    QFETCH(const qint64, value);
    QTEST(formatCount(value), "rounded");
    QTEST(formatExact(value), "exact");
}

void TestFormatting::bytes_data()
{
    QTest::addColumn<quint64>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("bytes") << quint64(134) << "134 bytes";
    QTest::newRow("kilobytes") << quint64(2048) << "2.0 kB";
    QTest::newRow("megabytes") << quint64(96504832) << "92.0 MB";
    QTest::newRow("gigabytes") << quint64(3) * 1024 * 1024 * 1024 << "3.0 GB";
    QTest::newRow("hostile") << std::numeric_limits<quint64>::max() << "8.0 EB";
}

void TestFormatting::bytes()
{
    QFETCH(const quint64, value);
    QTEST(formatBytes(value), "text");
}

void TestFormatting::numbers_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << std::nan("") << "–";
    QTest::newRow("zero") << 0.0 << "0";
    QTest::newRow("small") << 0.02134 << "0.0213";
    QTest::newRow("below zero") << -0.7654 << "−0.765";
    QTest::newRow("very small") << 9.05e-5 << "9.05×10⁻⁵";
    QTest::newRow("very small, below zero") << -1.2e-12 << "−1.2×10⁻¹²";
    QTest::newRow("great") << 123'456.0 << "1.23×10⁵";
    QTest::newRow("endless") << -std::numeric_limits<double>::infinity() << "−inf";
}

/// A true minus, as wide as the digits, and powers of ten as people write them.
void TestFormatting::numbers()
{
    QFETCH(double, value);
    QFETCH(QString, text);
    QCOMPARE(formatNumber(value), text);
}

void TestFormatting::milliseconds_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("withUnit");
    QTest::addColumn<QString>("plain");
    QTest::newRow("small") << 0.1234 << "0.12 ms" << "0.12";
    QTest::newRow("two decimals") << 5.638 << "5.64 ms" << "5.64";
    QTest::newRow("rounds to one decimal") << 9.996 << "10.0 ms" << "10.0";
    QTest::newRow("one decimal") << 23.06 << "23.1 ms" << "23.1";
    QTest::newRow("rounds to none") << 99.97 << "100 ms" << "100";
    QTest::newRow("none") << 134.4 << "134 ms" << "134";
    QTest::newRow("rounds to seconds") << 999.6 << "1.00 s" << "1,000";
    QTest::newRow("seconds") << 1240.0 << "1.24 s" << "1,240";
    QTest::newRow("many seconds") << 61234.0 << "61.2 s" << "61,234";
    QTest::newRow("not measured") << std::nan("") << "– ms" << "–";
}

void TestFormatting::milliseconds()
{
    QFETCH(const double, value);
    QTEST(formatMilliseconds(value), "withUnit");
    QTEST(formatMillisecondsPlain(value), "plain");
}

void TestFormatting::roundTimes()
{
    QCOMPARE(formatRoundTime(50), QStringLiteral("50 ms"));
    QCOMPARE(formatRoundTime(1000), QStringLiteral("1 s"));
    QCOMPARE(formatRoundTime(1500), QStringLiteral("1,500 ms"));
}

void TestFormatting::percent_data()
{
    QTest::addColumn<double>("fraction");
    QTest::addColumn<QString>("text");
    QTest::newRow("usual") << 0.6213 << "62.1 %";
    QTest::newRow("zero") << 0.0 << "0.0 %";
    QTest::newRow("tiny") << 0.00049 << "< 0.1 %";
    QTest::newRow("smallest shown") << 0.0005 << "0.1 %";
    QTest::newRow("all") << 1.0 << "100.0 %";
    QTest::newRow("not a number") << std::nan("") << "–";
}

void TestFormatting::percent()
{
    QFETCH(const double, fraction);
    QTEST(formatPercent(fraction), "text");
}

void TestFormatting::shape()
{
    QCOMPARE(formatShape({}), QStringLiteral("[]"));
    QCOMPARE(formatShape({1, 14}), QStringLiteral("[1, 14]"));
    QCOMPARE(formatShape({1, 14, 30522}), QStringLiteral("[1, 14, 30522]"));
}

void TestFormatting::lengthContract_data()
{
    QTest::addColumn<qint64>("min");
    QTest::addColumn<qint64>("max"); // 0: none
    QTest::addColumn<QString>("text");
    QTest::newRow("no limit") << qint64(1) << qint64(0) << "any length";
    QTest::newRow("limit") << qint64(1) << qint64(512) << "any length up to 512 tokens";
    QTest::newRow("two tokens at least")
        << qint64(2) << qint64(512) << "any length up to 512 tokens";
    QTest::newRow("grouped") << qint64(1) << qint64(8192) << "any length up to 8,192 tokens";
    QTest::newRow("fixed") << qint64(14) << qint64(14) << "exactly 14 tokens";
    QTest::newRow("range") << qint64(4) << qint64(512) << "4 to 512 tokens";
    QTest::newRow("lower end alone") << qint64(4) << qint64(0) << "4 tokens or more";
}

void TestFormatting::lengthContract()
{
    QFETCH(const qint64, min);
    QFETCH(const qint64, max);
    LengthContract contract;
    contract.min = SequenceLength{min};
    if (max > 0) {
        contract.max = SequenceLength{max};
    }
    QTEST(formatLengthContract(contract), "text");
}

void TestFormatting::unsafeLengths()
{
    LengthContract contract;
    contract.kind = LengthKind::Unsafe;
    contract.min = SequenceLength{14};
    contract.max = SequenceLength{14};
    QCOMPARE(formatLengthContract(contract), QStringLiteral("14 tokens alone"));
}

void TestFormatting::toolTipsShowNamesAsTheyAre()
{
    QCOMPARE(plainToolTip(QStringLiteral("a < b\nc")), QStringLiteral("a < b\nc"));
    const QString tag = plainToolTip(QStringLiteral("Token <b>x</b>"));
    QVERIFY(tag.contains(QStringLiteral("&lt;b&gt;x&lt;/b&gt;")));
    QVERIFY(!tag.contains(QStringLiteral("<b>")));
}

void TestFormatting::sentencesFollowEachOtherAsTheScriptHasIt()
{
    QCOMPARE(joinedSentences({QStringLiteral("One."), QString(), QStringLiteral("Two.")}),
             QStringLiteral("One. Two."));
    QCOMPARE(joinedSentences({QStringLiteral("一。"), QStringLiteral("二。")}),
             QStringLiteral("一。二。"));
    QCOMPARE(joinedSentences({}), QString());
}

void TestFormatting::otherLocales()
{
    QLocale::setDefault(kGerman);
    QCOMPARE(formatCount(22705408), QStringLiteral("22,7 M"));
    QCOMPARE(formatExact(22705408), QStringLiteral("22.705.408"));
    QCOMPARE(formatMilliseconds(5.638), QStringLiteral("5,64 ms"));
    QCOMPARE(formatMillisecondsPlain(1240), QStringLiteral("1.240"));
    QCOMPARE(formatPercent(0.6213), QStringLiteral("62,1 %"));
    QCOMPARE(formatBytes(96504832), QStringLiteral("92,0 MB"));
    QCOMPARE(formatShape({1, 30522}), QStringLiteral("[1, 30522]"));

    QLocale::setDefault(kChinese);
    QCOMPARE(formatExact(22705408), QStringLiteral("22,705,408"));
    QCOMPARE(formatMilliseconds(5.638), QStringLiteral("5.64 ms"));
    QCOMPARE(formatPercent(0.0001), QStringLiteral("< 0.1 %"));
    QCOMPARE(formatBytes(134), QStringLiteral("134 字节"));
}

QTEST_GUILESS_MAIN(TestFormatting)
#include "tst_formatting.moc"
