// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/latency/masked_text.h"
#include "core/latency/sweep.h"
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace maskscope;

namespace {

/// A sweep over a fake that notes the lengths and ids of its runs.
struct Setting
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    FakeTokenizer tokenizer;
    std::vector<Batch> batches;

    Setting()
    {
        script->setRunHook([this](const Batch& batch) {
            batches.push_back(batch);
            return std::optional<Result<Logits>>();
        });
    }

    SweepResult runAll(const SweepOptions& options, bool withTokenizer = true)
    {
        FakeModel model(script);
        LatencySweep sweep(model, withTokenizer ? &tokenizer : nullptr, options);
        while (!sweep.isFinished()) {
            if (sweep.step({}).hasError()) {
                break;
            }
        }
        return sweep.result();
    }

    [[nodiscard]] std::vector<std::size_t> lengths() const
    {
        std::vector<std::size_t> lengths;
        for (const Batch& batch : batches) {
            lengths.push_back(batch.length);
        }
        return lengths;
    }
};

std::vector<std::size_t> sorted(std::vector<std::size_t> values)
{
    std::sort(values.begin(), values.end());
    return values;
}

} // namespace

class TestSweep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsMaskedTextsOfExactlyThatLength();
    void warmsUpThenShufflesEachRound();
    void sameSeedSameOrder();
    void reportsEachLength();
    void keepsTheFirstRunApart();
    void withoutTokenizerRunsRandomIds();
    void withoutHeadRunsRandomIds();
    void withoutMaskTokenRunsRandomIds();
    void lengthsThatCannotRun_data();
    void lengthsThatCannotRun();
    void failureEndsItsLengthAlone();
    void cancelledStepCanBeRepeated();
    void discardedRunDoesNotCount();
    void discardedWarmUpIsNotRepeated();
    void timeAsksForMoreRounds();
    void takesRunsApart();
    void comparesInTheSameRounds();
    void setsThreadsPerSubject();
    void setsThreadsAgainAfterOtherWork();
    void tellsThePartsOfAnAnswer();
    void textWriterKnowsItsLimits();
};

void TestSweep::runsMaskedTextsOfExactlyThatLength()
{
    Setting s;
    const SweepResult result = s.runAll({.lengths = {{3}, {7}}, .warmUp = 0, .repeats = 1});
    QVERIFY(result.measure == SweepMeasure::Answer);
    QCOMPARE(sorted(s.lengths()), (std::vector<std::size_t>{3, 7}));
    for (const Batch& batch : s.batches) {
        QCOMPARE(std::count(batch.ids.begin(), batch.ids.end(), 4), std::ptrdiff_t{1}); // [MASK]
        QCOMPARE(std::count(batch.ids.begin(), batch.ids.end(), 1), std::ptrdiff_t{0}); // [UNK]
        QCOMPARE(batch.ids.front(), std::int64_t{2}); // [CLS]
        QCOMPARE(batch.ids.back(), std::int64_t{3}); // [SEP]
    }
}

void TestSweep::warmsUpThenShufflesEachRound()
{
    Setting s;
    const SweepOptions options{
        .lengths = {{4}, {5}, {6}, {7}, {8}}, .warmUp = 2, .repeats = 20, .seed = 1};
    static_cast<void>(s.runAll(options));
    const std::vector<std::size_t> runs = s.lengths();
    QCOMPARE(runs.size(), std::size_t{110});
    QCOMPARE(std::vector(runs.begin(), runs.begin() + 10),
             (std::vector<std::size_t>{4, 4, 5, 5, 6, 6, 7, 7, 8, 8}));
    const std::vector<std::size_t> all{4, 5, 6, 7, 8};
    int inOrder = 0;
    for (auto round = runs.begin() + 10; round != runs.end(); round += 5) {
        const std::vector<std::size_t> lengths(round, round + 5);
        QCOMPARE(sorted(lengths), all);
        inOrder += lengths == all ? 1 : 0;
    }
    QVERIFY(inOrder < 4);
}

void TestSweep::sameSeedSameOrder()
{
    const auto orderOf = [](std::uint32_t seed) {
        Setting s;
        static_cast<void>(s.runAll({.lengths = {{4}, {5}, {6}}, .repeats = 10, .seed = seed}));
        return s.lengths();
    };
    QCOMPARE(orderOf(5), orderOf(5));
    QVERIFY(orderOf(5) != orderOf(6));
}

void TestSweep::reportsEachLength()
{
    Setting s;
    const SweepResult result = s.runAll({.lengths = {{9}, {4}}, .warmUp = 1, .repeats = 3});
    QCOMPARE(result.stepsDone, std::size_t{8});
    QCOMPARE(result.stepsTotal, std::size_t{8});
    QCOMPARE(result.lengths.size(), std::size_t{2});
    QVERIFY(result.lengths[0].length == SequenceLength{9}); // in the order asked for
    for (const LengthTiming& timing : result.lengths) {
        QCOMPARE(timing.statistics.runs, std::size_t{3});
        QVERIFY(timing.ranAt == timing.length);
        QVERIFY(timing.statistics.median > 0);
        QVERIFY(!timing.error.has_value());
    }
}

void TestSweep::keepsTheFirstRunApart()
{
    Setting s;
    FakeModel model(s.script);
    LatencySweep sweep(model, &s.tokenizer, {.lengths = {{4}}, .warmUp = 1, .repeats = 1});
    QVERIFY(!sweep.result().lengths[0].firstMs.has_value());
    QVERIFY(std::isnan(sweep.result().lengths[0].statistics.median));
    QVERIFY(sweep.step({}).hasValue());
    const std::optional<double> first = sweep.result().lengths[0].firstMs;
    QVERIFY(first.has_value());
    QCOMPARE(sweep.result().lengths[0].statistics.runs, std::size_t{0});
    QVERIFY(sweep.step({}).hasValue());
    QVERIFY(sweep.isFinished());
    QVERIFY(sweep.result().lengths[0].firstMs == first);
    QCOMPARE(sweep.result().lengths[0].statistics.runs, std::size_t{1});
}

void TestSweep::withoutTokenizerRunsRandomIds()
{
    Setting s;
    const SweepResult result = s.runAll({.lengths = {{200}}, .warmUp = 0, .repeats = 2}, false);
    QVERIFY(result.measure == SweepMeasure::Forward);
    QCOMPARE(result.lengths[0].statistics.runs, std::size_t{2});
    QCOMPARE(s.lengths(), (std::vector<std::size_t>{200, 200}));
    const auto [least, most]
        = std::minmax_element(s.batches[0].ids.begin(), s.batches[0].ids.end());
    QVERIFY(*least >= 0 && *most < 32); // within the vocabulary
    QVERIFY(*least < *most);
}

void TestSweep::withoutHeadRunsRandomIds()
{
    Setting s;
    ModelSummary summary = makeFakeSummary();
    summary.output = {};
    s.script->setSummary(summary);
    const SweepResult result = s.runAll({.lengths = {{6}}, .warmUp = 0, .repeats = 1});
    QVERIFY(result.measure == SweepMeasure::Forward);
    QCOMPARE(result.lengths[0].statistics.runs, std::size_t{1});
}

void TestSweep::withoutMaskTokenRunsRandomIds()
{
    Setting s;
    FakeModel model(s.script);
    const FakeTokenizer tokenizer(FakeTokenizer::Mask::No);
    const LatencySweep sweep(model, &tokenizer, {.lengths = {{6}}});
    QVERIFY(sweep.result().measure == SweepMeasure::Forward);
}

void TestSweep::lengthsThatCannotRun_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<bool>("withTokenizer");
    QTest::addColumn<int>("code");
    const int tooLong = static_cast<int>(ErrorCode::TooLong);
    const int tooShort = static_cast<int>(ErrorCode::TooShort);
    QTest::newRow("above the limit") << 513 << true << tooLong;
    QTest::newRow("above the limit, random ids") << 513 << false << tooLong;
    QTest::newRow("no room for a mask") << 2 << true << tooShort;
    QTest::newRow("nothing") << 0 << false << tooShort;
    QTest::newRow("negative") << -8 << true << tooShort;
}

void TestSweep::lengthsThatCannotRun()
{
    QFETCH(int, length);
    QFETCH(bool, withTokenizer);
    QFETCH(int, code);
    Setting s;
    const SweepOptions options{.lengths = {{length}, {512}}, .warmUp = 1, .repeats = 1};
    const SweepResult result = s.runAll(options, withTokenizer);
    QVERIFY(result.lengths[0].error.has_value());
    QCOMPARE(static_cast<int>(result.lengths[0].error->code), code);
    QVERIFY(!result.lengths[0].ranAt.has_value());
    QCOMPARE(result.lengths[1].statistics.runs, std::size_t{1});
    QCOMPARE(s.lengths(), (std::vector<std::size_t>{512, 512}));
}

void TestSweep::failureEndsItsLengthAlone()
{
    Setting s;
    s.script->setRunHook([&](const Batch& batch) -> std::optional<Result<Logits>> {
        s.batches.push_back(batch);
        if (batch.length == 5) {
            return Result<Logits>(Error{ErrorCode::ForwardFailed, {}, "on purpose"});
        }
        return std::nullopt;
    });
    const SweepResult result = s.runAll({.lengths = {{4}, {5}, {6}}, .warmUp = 2, .repeats = 3});
    QCOMPARE(std::count_if(s.batches.begin(), s.batches.end(),
                           [](const Batch& batch) { return batch.length == 5; }),
             std::ptrdiff_t{1});
    QCOMPARE(result.lengths[1].error.value().raw, std::string("on purpose"));
    QCOMPARE(result.lengths[0].statistics.runs, std::size_t{3});
    QCOMPARE(result.lengths[2].statistics.runs, std::size_t{3});
    QCOMPARE(result.stepsDone, result.stepsTotal);
}

void TestSweep::cancelledStepCanBeRepeated()
{
    Setting s;
    FakeModel model(s.script);
    LatencySweep sweep(model, &s.tokenizer, {.lengths = {{4}}, .warmUp = 0, .repeats = 1});
    std::stop_source stop;
    stop.request_stop();
    const Status cancelled = sweep.step(stop.get_token());
    QVERIFY(cancelled.hasError());
    QVERIFY(cancelled.error().isCancelled());
    QVERIFY(!sweep.result().lengths[0].error.has_value());
    QVERIFY(sweep.step({}).hasValue());
    QCOMPARE(sweep.result().lengths[0].statistics.runs, std::size_t{1});
}

void TestSweep::discardedRunDoesNotCount()
{
    Setting s;
    FakeModel model(s.script);
    LatencySweep sweep(model, &s.tokenizer, {.lengths = {{4}}, .warmUp = 0, .repeats = 2});
    QVERIFY(sweep.step({}).hasValue());
    sweep.discardNextRun();
    QVERIFY(sweep.step({}).hasValue());
    QCOMPARE(s.batches.size(), std::size_t{2});
    QCOMPARE(sweep.result().lengths[0].statistics.runs, std::size_t{1});
    QVERIFY(sweep.step({}).hasValue());
    QVERIFY(sweep.isFinished());
    QCOMPARE(sweep.result().lengths[0].statistics.runs, std::size_t{2});
}

void TestSweep::discardedWarmUpIsNotRepeated()
{
    Setting s;
    FakeModel model(s.script);
    LatencySweep sweep(model, &s.tokenizer, {.lengths = {{4}}, .warmUp = 1, .repeats = 1});
    sweep.discardNextRun();
    QVERIFY(sweep.step({}).hasValue());
    QVERIFY(sweep.step({}).hasValue());
    QVERIFY(sweep.isFinished());
}

/// A fake needs microseconds, so the time is never reached and the cap of runs is.
void TestSweep::timeAsksForMoreRounds()
{
    Setting s;
    const SweepResult result
        = s.runAll({.lengths = {{4}, {5}}, .warmUp = 0, .repeats = 2, .leastMs = 1e9});
    for (const LengthTiming& timing : result.lengths) {
        QCOMPARE(timing.statistics.runs, std::size_t{1000});
    }
    QCOMPARE(result.stepsDone, std::size_t{2000});
    QCOMPARE(result.stepsTotal, std::size_t{2000});
    Setting brief;
    QCOMPARE(brief.runAll({.lengths = {{4}}, .warmUp = 0, .repeats = 7, .leastMs = 1e-9})
                 .lengths[0]
                 .statistics.runs,
             std::size_t{7}); // both minimums hold
}

void TestSweep::takesRunsApart()
{
    Setting s;
    const SweepResult result
        = s.runAll({.lengths = {{4}, {4096}, {8}}, .warmUp = 1, .repeats = 2, .profiles = 3});
    QCOMPARE(s.batches.size(), std::size_t{6});
    QCOMPARE(s.script->profiles(), (std::vector<SequenceLength>{{4}, {4}, {4}, {8}, {8}, {8}}));
    QCOMPARE(result.stepsTotal, std::size_t{12});
    QCOMPARE(result.lengths[0].flops().value(), std::int64_t{400});
    QCOMPARE(result.lengths[2].flops().value(), std::int64_t{800});
    QVERIFY(!result.lengths[1].flops().has_value());
    const double median = result.lengths[2].statistics.median;
    QVERIFY(std::abs(*result.lengths[2].gigaflopsPerSecond() - 800 / median / 1e6) < 1e-12);
    QVERIFY(result.lengths[0].profile->operators[0].name == "aten::linear");
    Setting bare;
    const SweepResult last
        = bare.runAll({.lengths = {{4}, {8}}, .warmUp = 0, .repeats = 2, .profiles = 1});
    QCOMPARE(last.lengths[1].flops().value(), std::int64_t{800});
    QCOMPARE(last.stepsTotal, std::size_t{6});
}

void TestSweep::comparesInTheSameRounds()
{
    auto first = std::make_shared<FakeScript>();
    auto second = std::make_shared<FakeScript>();
    std::string order;
    const auto note = [&order](char name) {
        return [&order, name](const Batch& /*batch*/) {
            order += name;
            return std::optional<Result<Logits>>();
        };
    };
    first->setRunHook(note('a'));
    second->setRunHook(note('b'));
    FakeModel a(first);
    FakeModel b(second);
    const FakeTokenizer tokenizer;
    LatencySweep sweep({{&a, &tokenizer}, {&b, nullptr}},
                       {.lengths = {{4}, {9}}, .warmUp = 1, .repeats = 20});
    while (!sweep.isFinished()) {
        QVERIFY(sweep.step({}).hasValue());
    }
    const SweepResult result = sweep.result();
    QCOMPARE(result.lengths.size(), std::size_t{2});
    QCOMPARE(result.compared.size(), std::size_t{1});
    QVERIFY(result.measure == SweepMeasure::Answer);
    QVERIFY(result.compared[0].measure == SweepMeasure::Forward);
    QCOMPARE(result.compared[0].lengths[1].statistics.runs, std::size_t{20});
    QCOMPARE(order.substr(0, 4), std::string("aabb")); // warm-ups
    // Each round: one run of a model that counts for nothing, then its lengths.
    QCOMPARE(order.size(), std::size_t{4 + 20 * 6});
    int begunByA = 0;
    for (std::size_t round = 4; round < order.size(); round += 6) {
        const std::string block = order.substr(round, 6);
        QVERIFY(block == "aaabbb" || block == "bbbaaa");
        begunByA += block == "aaabbb" ? 1 : 0;
    }
    QVERIFY(begunByA > 2 && begunByA < 18);
}

void TestSweep::setsThreadsPerSubject()
{
    auto script = std::make_shared<FakeScript>();
    FakeModel model(script); // loaded with one thread
    {
        LatencySweep sweep({{&model, nullptr}, {&model, nullptr, 4}},
                           {.lengths = {{4}}, .warmUp = 1, .repeats = 1, .profiles = 1});
        while (!sweep.isFinished()) {
            QVERIFY(sweep.step({}).hasValue());
        }
        QCOMPARE(sweep.result().compared[0].threads, 4);
    }
    const std::vector<int> threads = script->threads();
    QVERIFY(threads.size() >= 5);
    QCOMPARE(threads.front(), 1);
    QCOMPARE(threads.back(), 1); // as it was
    QVERIFY(std::count(threads.begin(), threads.end(), 4) >= 2);
    Setting plain;
    static_cast<void>(plain.runAll({.lengths = {{4}}, .warmUp = 0, .repeats = 1}));
    QVERIFY(plain.script->threads().empty());
}

void TestSweep::setsThreadsAgainAfterOtherWork()
{
    auto script = std::make_shared<FakeScript>();
    FakeModel model(script);
    LatencySweep sweep({{&model, nullptr, 2}}, {.lengths = {{4}}, .warmUp = 0, .repeats = 3});
    QVERIFY(sweep.step({}).hasValue());
    QCOMPARE(script->threads(), std::vector<int>{2});
    QVERIFY(sweep.step({}).hasValue());
    QCOMPARE(script->threads(), std::vector<int>{2});
    sweep.discardNextRun();
    QVERIFY(sweep.step({}).hasValue());
    QCOMPARE(script->threads(), (std::vector<int>{2, 2}));
}

void TestSweep::tellsThePartsOfAnAnswer()
{
    Setting s;
    const LengthTiming timing = s.runAll({.lengths = {{8}}, .warmUp = 0, .repeats = 1}).lengths[0];
    QVERIFY(timing.parts.model > 0);
    QVERIFY(timing.parts.total() <= timing.statistics.median);
    const LengthTiming alone
        = s.runAll({.lengths = {{8}}, .warmUp = 0, .repeats = 1}, false).lengths[0];
    QCOMPARE(alone.parts.model, alone.statistics.median);
    QCOMPARE(alone.parts.tokenize, 0.0);
}

void TestSweep::textWriterKnowsItsLimits()
{
    const FakeTokenizer tokenizer;
    const std::optional<MaskedTextWriter> writer = MaskedTextWriter::make(tokenizer);
    QVERIFY(writer.has_value());
    QCOMPARE(writer->write({6}).value(), std::string("[MASK] the the the"));
    QVERIFY(writer->write({2}).error().code == ErrorCode::TooShort);
    QVERIFY(writer->write({std::int64_t{1} << 40}).error().code == ErrorCode::TooLong);
    QVERIFY(!MaskedTextWriter::make(FakeTokenizer(FakeTokenizer::Mask::No)).has_value());
}

QTEST_GUILESS_MAIN(TestSweep)
#include "tst_sweep.moc"
