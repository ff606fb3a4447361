// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/worker/job_queue.h"
#include "core/worker/job_runner.h"
#include "core/worker/thread_with_stack.h"
#include "core/worker/throttle.h"
#include "tests/support/event_log.h"
#include "tests/support/fake_model.h"

#include <QTest>

#include <algorithm>
#include <limits>

using namespace maskscope;
using namespace std::chrono_literals;

namespace {

QueuedJob predict(std::uint64_t id, const Channel& channel = kPredictChannel)
{
    return {JobId{id}, channel, PredictJob{ModelId{1}, {}, {}}};
}

QueuedJob sweep(std::uint64_t id, ModelId model = ModelId{1})
{
    return {JobId{id}, kSweepChannel, SweepJob{model, {}}};
}

QueuedJob load(std::uint64_t id)
{
    return {JobId{id}, kLoadChannel, LoadJob{"model.pt", {}, {}, {}}};
}

std::vector<std::uint64_t> takeAll(JobQueue& queue)
{
    std::vector<std::uint64_t> ids;
    while (const std::optional<QueuedJob> job = queue.take()) {
        ids.push_back(job->id.value);
    }
    return ids;
}

} // namespace

class TestWorkerParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queueTakesTheMostUrgentFirst();
    void queueKeepsTheLatestOfAChannel();
    void queueRemovesJobsOfAModel();
    void sweepsMakeRoomForOthersOnly();
    void predictionsLeaveRoomForOtherPrograms_data();
    void predictionsLeaveRoomForOtherPrograms();
    void questionsLeaveRoomForOtherPrograms_data();
    void questionsLeaveRoomForOtherPrograms();
    void throttleLetsOneThroughInAnInterval();
    void threadStartsEvenWithoutRoomForItsStack();
};

void TestWorkerParts::queueTakesTheMostUrgentFirst()
{
    JobQueue queue;
    queue.put(sweep(1));
    queue.put(predict(3, Channel{"b"}));
    queue.put(predict(2, Channel{"c"}));
    queue.put(load(4));
    QCOMPARE(takeAll(queue), (std::vector<std::uint64_t>{4, 2, 3, 1}));
    QVERIFY(queue.isEmpty());
}

void TestWorkerParts::queueKeepsTheLatestOfAChannel()
{
    JobQueue queue;
    QVERIFY(!queue.put(predict(1)).has_value());
    QVERIFY(!queue.put(predict(2, Channel{"other"})).has_value());
    const std::optional<QueuedJob> replaced = queue.put(predict(3));
    QVERIFY(replaced.has_value());
    QVERIFY(replaced->id == JobId{1});
    QCOMPARE(takeAll(queue), (std::vector<std::uint64_t>{2, 3}));
}

void TestWorkerParts::queueRemovesJobsOfAModel()
{
    JobQueue queue;
    queue.put(predict(1));
    queue.put(sweep(2, ModelId{2}));
    queue.put(load(3));
    QCOMPARE(queue.removeJobsOf(ModelId{2}).size(), std::size_t{1});
    QVERIFY(queue.remove(JobId{1}).has_value());
    QVERIFY(!queue.remove(JobId{1}).has_value());
    QCOMPARE(takeAll(queue), (std::vector<std::uint64_t>{3}));
}

void TestWorkerParts::sweepsMakeRoomForOthersOnly()
{
    JobQueue queue;
    const std::size_t urgency = urgencyOf(SweepJob{});
    QVERIFY(!queue.hasMoreUrgentThan(urgency));
    queue.put(sweep(1));
    QVERIFY(!queue.hasMoreUrgentThan(urgency));
    queue.put(predict(2));
    QVERIFY(queue.hasMoreUrgentThan(urgency));
    QVERIFY(!queue.hasMoreUrgentThan(urgencyOf(PredictJob{})));
}

void TestWorkerParts::predictionsLeaveRoomForOtherPrograms_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<std::vector<int>>("set");
    QTest::newRow("by itself, and back: a sweep says 4") << 0 << std::vector<int>{1, 4};
    QTest::newRow("not where a number was asked for") << 4 << std::vector<int>();
}

void TestWorkerParts::predictionsLeaveRoomForOtherPrograms()
{
    QFETCH(int, asked);
    const auto script = std::make_shared<FakeScript>();
    ModelSummary summary = makeFakeSummary();
    summary.threads = 4;
    script->setSummary(summary);
    EventLog log;
    const EventSink sink = log.sink();
    JobBoard board(sink);
    ProcessorTimes times{.busy = 0, .total = 0, .own = 0, .processors = 4};
    JobRunner runner(makeFakeLoaderFactory(script)(), board, sink,
                     ProcessorShare([&times] { return std::optional(times); }));
    const auto runNext
        = [&] { runner.run(std::get<TakenJob>(board.next(runner.begun(), false).value())); };
    board.submit(kLoadChannel, LoadJob{fakeModelPath(), {}, {.threads = asked}, {}});
    runNext();
    const auto predictNow = [&] {
        board.submit(kPredictChannel, PredictJob{ModelId{1}, "the ___ .", {}});
        runNext();
    };
    predictNow();
    QCOMPARE(script->threads(), std::vector<int>());
    times.total += 4 * 100;
    times.busy += 3 * 100; // three of the four processors, by others
    predictNow();
    QTEST(script->threads(), "set");
    QCOMPARE(script->runs(), std::size_t{2});
}

void TestWorkerParts::questionsLeaveRoomForOtherPrograms_data()
{
    QTest::addColumn<Job>("job");
    const ModelId model{1};
    QTest::newRow("explain") << Job(ExplainJob{model, {Question::Surprise, "the city .", {}, {}}});
    QTest::newRow("contest") << Job(
        ContestJob{model, readContest("the [city|river] is [MASK]", "[MASK]").value()});
    QTest::newRow("compare") << Job(CompareJob{model, {{"the ___ ."}, {"a ___ ."}}, {}});
    QTest::newRow("two models") << Job(
        CompareJob{model, {{"the ___ ."}, {"the ___ ."}}, LoadJob{fakeModelPath(), {}, {}, {}}});
}

/// Every step does, and takes the processors back after it.
void TestWorkerParts::questionsLeaveRoomForOtherPrograms()
{
    QFETCH(Job, job);
    const auto script = std::make_shared<FakeScript>();
    ModelSummary summary = makeFakeSummary();
    summary.threads = 4;
    script->setSummary(summary);
    EventLog log;
    const EventSink sink = log.sink();
    JobBoard board(sink);
    ProcessorTimes times{.busy = 0, .total = 0, .own = 0, .processors = 4};
    JobRunner runner(makeFakeLoaderFactory(script)(), board, sink, ProcessorShare([&times] {
                         times.total += 4 * 100;
                         times.busy += 3 * 100; // three of the four processors, by others
                         return std::optional(times);
                     }));
    const auto runNext = [&] {
        std::visit([&](const auto& order) { runner.run(order); },
                   board.next(runner.begun(), false).value());
    };
    board.submit(kLoadChannel, LoadJob{fakeModelPath(), {}, {}, {}});
    runNext();
    board.submit(kPredictChannel, PredictJob{ModelId{1}, "the ___ .", {}}); // the share looks once
    runNext();
    const std::size_t before = script->threads().size();
    const std::size_t runs = script->runs();
    board.submit(kExplainChannel, job);
    runNext();
    while (!runner.begun().empty()) {
        runNext();
    }
    const std::vector<int> set = script->threads();
    QVERIFY(script->runs() > runs);
    QVERIFY(set.size() >= before + 2 * (script->runs() - runs));
    QCOMPARE(std::count(set.begin(), set.end(), 1), static_cast<std::ptrdiff_t>(set.size() / 2));
    QCOMPARE(set.back(), 4);
}

void TestWorkerParts::throttleLetsOneThroughInAnInterval()
{
    QVERIFY(kProgressInterval == 60ms);
    Throttle throttle(kProgressInterval);
    const Throttle::Clock::time_point start;
    QVERIFY(throttle.isDue(start));
    QVERIFY(!throttle.isDue(start + 59ms));
    QVERIFY(throttle.isDue(start + 60ms));
    QVERIFY(!throttle.isDue(start + 119ms));
    QVERIFY(throttle.isDue(start + 500ms));
    QVERIFY(!throttle.isDue(start + 559ms));
}

void TestWorkerParts::threadStartsEvenWithoutRoomForItsStack()
{
    bool ran = false;
    startThread(std::numeric_limits<std::size_t>::max() / 4, [&] { ran = true; }).join();
    QVERIFY(ran);
}

QTEST_GUILESS_MAIN(TestWorkerParts)
#include "tst_worker_parts.moc"
