// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latency_sentences.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace maskscope;

namespace {

LengthTiming timing(std::int64_t length, double milliseconds)
{
    LengthTiming timing;
    timing.length = {length};
    timing.ranAt = timing.length;
    timing.statistics = summarize(std::vector<double>(10, milliseconds));
    timing.parts = {.tokenize = 1, .model = milliseconds - 1.5, .topK = 0.5};
    return timing;
}

/// 2 ms, and a tenth for each token.
LatencyReport straight()
{
    LatencyReport report;
    report.series.push_back({QStringLiteral("this model"), false, SweepMeasure::Answer, 2, {}});
    for (const std::int64_t length : {10, 100, 400, 1000}) {
        report.series[0].lengths.push_back(timing(length, 2 + 0.1 * static_cast<double>(length)));
    }
    return report;
}

/// Recorded with 128 tokens: all texts are filled up.
LatencyReport fixed()
{
    LatencyReport report = straight();
    report.series[0].lengths.clear();
    for (const std::int64_t length : {8, 16, 128}) {
        report.series[0].lengths.push_back(timing(length, 20));
        report.series[0].lengths.back().ranAt = SequenceLength{128};
    }
    return report;
}

} // namespace

/// Expected values by hand.
class TestLatencySentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void nothingMeasured();
    void budget();
    void budgetBeyondWhatWasMeasured();
    void budgetOfASlowModel();
    void yours();
    void agreesWithWhatWasMeasured();
    void yoursInAFixedLength();
    void inPlainWords();
    void parts();
    void noise();
    void curveOfFixedLengths();
    void eagerTimesAreNotTheModels();
};

void TestLatencySentences::nothingMeasured()
{
    for (const LatencyReport& report : {LatencyReport(), straight()}) {
        LatencyReport none = report;
        for (LatencySeries& series : none.series) {
            for (LengthTiming& timing : series.lengths) {
                timing.statistics = summarize({});
            }
        }
        QVERIFY(costSentence(none).isEmpty());
        QVERIFY(budgetSentence(none).isEmpty());
        QVERIFY(yourSentence(none, {9}).isEmpty());
        QVERIFY(partsSentence(none).isEmpty());
        QVERIFY(plainSentence(none, {9}).isEmpty());
        QVERIFY(noiseSentence(none).isEmpty());
    }
}

void TestLatencySentences::budget()
{
    QCOMPARE(budgetSentence(straight()),
             QStringLiteral("In 50 ms this machine reads about 480 tokens.")); // (50 - 2) / 0.1
}

void TestLatencySentences::budgetBeyondWhatWasMeasured()
{
    LatencyReport report = straight();
    report.series[0].lengths.pop_back();
    QCOMPARE(budgetSentence(report),
             QStringLiteral("In 50 ms this machine reads at least 400 tokens."));
}

void TestLatencySentences::budgetOfASlowModel()
{
    LatencyReport report = straight();
    for (LengthTiming& one : report.series[0].lengths) {
        one.statistics.median *= 20; // 40 ms, and 2 for each token
    }
    QCOMPARE(budgetSentence(report), // 5 tokens in 50 ms would tell little
             QStringLiteral("In 200 ms this machine reads about 80 tokens."));
}

void TestLatencySentences::yours()
{
    QCOMPARE(yourSentence(straight(), {30}),
             QStringLiteral("Your sentence of 30 tokens costs about 5.00 ms; filled up to 1,000 it "
                            "would cost 102 ms."));
    QVERIFY(yourSentence(straight(), {1000}).isEmpty());
    QVERIFY(yourSentence(straight(), {0}).isEmpty());
}

/// Medians off any smooth curve, as machines give them: between 8 and 16 tokens the line rises by
/// 0.8 ms in 8 tokens.
void TestLatencySentences::agreesWithWhatWasMeasured()
{
    LatencyReport report;
    report.series.push_back({QStringLiteral("this model"), false, SweepMeasure::Answer, 2, {}});
    for (const auto& [length, ms] : {std::pair{64, 21.0}, {8, 6.8}, {16, 7.6}, {32, 16.0}}) {
        report.series[0].lengths.push_back(timing(length, ms));
    }
    const auto costs = [&report](std::int64_t yours) {
        return yourSentence(report, {yours}).section(QLatin1Char(';'), 0, 0);
    };
    QCOMPARE(costs(8), QStringLiteral("Your sentence of 8 tokens costs about 6.80 ms"));
    QCOMPARE(costs(9), QStringLiteral("Your sentence of 9 tokens costs about 6.90 ms"));
    QCOMPARE(costs(24), QStringLiteral("Your sentence of 24 tokens costs about 11.8 ms"));
    QVERIFY(*report.timeOf({4}) <= 6.8); // fewer tokens than were measured do not cost more
    QVERIFY(!report.timeOf({65}));
    QCOMPARE(
        plainSentence(report, {9}),
        QStringLiteral("Your sentence takes about 6.90 ms, the longest text measured 21.0 ms."));
    QCOMPARE(*report.lengthWithin(16), 32.0);
    QCOMPARE(*report.lengthWithin(18.5), 48.0); // half of the way from 16 to 21 ms
    QCOMPARE(*report.lengthWithin(50), 64.0);
    QVERIFY(report.lengthWithin(6).value_or(0) <= 8);
}

void TestLatencySentences::yoursInAFixedLength()
{
    QCOMPARE(yourSentence(fixed(), {9}),
             QStringLiteral("Your sentence: 9 of 128 tokens, so 93.0 % of the work is padding."));
    QVERIFY(yourSentence(fixed(), {128}).isEmpty());
}

void TestLatencySentences::inPlainWords()
{
    QCOMPARE(
        plainSentence(straight(), {30}),
        QStringLiteral("Your sentence takes about 5.00 ms, the longest text measured 102 ms."));
    QCOMPARE(plainSentence(straight(), {0}),
             QStringLiteral("An answer takes 3.00 ms for a short text and 102 ms for a long one."));
    QVERIFY(plainSentence(fixed(), {9}).startsWith(QStringLiteral("An answer takes ")));
    QVERIFY(plainNoiseSentence(straight()).isEmpty());
}

void TestLatencySentences::parts()
{
    QCOMPARE(partsSentence(straight()),
             QStringLiteral("Of 102 ms at 1,000 tokens: text to tokens 1.00 ms, model 101 ms, best "
                            "words 0.50 ms."));
}

void TestLatencySentences::noise()
{
    LatencyReport report = straight();
    QVERIFY(noiseSentence(report).isEmpty());
    report.series[0].lengths[0].statistics.p75 *= 1.2;
    report.series[0].lengths[2].statistics.p25 *= 0.8;
    QVERIFY(noiseSentence(report).contains(QStringLiteral("at 10, 400 tokens")));
    QCOMPARE(costSentence(report),
             QStringLiteral("10 tokens take about 3.00 ms; 1,000 tokens take 102 ms."));
}

void TestLatencySentences::curveOfFixedLengths()
{
    QVERIFY(!fixed().curve().has_value());
    QVERIFY(fixed().isPadded());
    QVERIFY(!straight().isPadded());
    QVERIFY(std::abs(straight().curve()->perToken - 0.1) < 1e-9);
    QVERIFY(budgetSentence(fixed()).isEmpty());
}

void TestLatencySentences::eagerTimesAreNotTheModels()
{
    ModelSummary model;
    model.eager = EagerBench{"A machine", "2.13.0", "5.24.0", 4, {{{5000}, 900, 890, 910, 10}}};
    SweepResult result;
    result.lengths = straight().series[0].lengths;
    const LatencyReport report = makeReport(result, {}, model);
    QCOMPARE(report.series.size(), std::size_t{2});
    QVERIFY(report.series[1].isEager);
    QCOMPARE(report.longest()->length.value, std::int64_t{1000});
    QVERIFY(std::isnan(report.series[1].lengths[0].statistics.p90));
}

QTEST_MAIN(TestLatencySentences)
#include "tst_latency_sentences.moc"
