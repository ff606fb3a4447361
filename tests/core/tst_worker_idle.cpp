// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/worker_fixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace maskscope;

namespace {

using Lines = std::vector<std::string>;

bool hasAltered(const std::vector<WorkerEvent>& events)
{
    return std::any_of(events.begin(), events.end(), [](const WorkerEvent& event) {
        return std::holds_alternative<ModelAltered>(event);
    });
}

} // namespace

/// What a model does while nothing is asked of it.
class TestWorkerIdle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isDoneStepByStepAfterALoad();
    void waitsUntilItHasBeenCalm();
    void makesRoomForJobs();
    void waitsForASweep();
    void tellsOfAnAlteredModel();
    void endsWithTheWorker();
};

void TestWorkerIdle::isDoneStepByStepAfterALoad()
{
    WorkerFixture f;
    f.script->setIdleSteps(3);
    f.script->idleGate.close();
    QVERIFY(f.load().has_value());
    for (std::size_t step = 1; step <= 3; ++step) {
        QVERIFY(f.script->idleGate.waitForArrivals(step));
        f.script->idleGate.letThrough(1);
    }
    // A job after the last step shows that the thread waits again, and does no fourth.
    QVERIFY(f.waitFor<PredictionReady>(f.submitPredict(ModelId{1})).has_value());
    QCOMPARE(f.script->idleSteps(), std::size_t{3});
    QVERIFY(!f.script->usedFromSeveralThreads());
    QCOMPARE(f.log.lines(), (Lines{"started 1", "loaded 1", "started 2", "predicted 2"}));
}

void TestWorkerIdle::waitsUntilItHasBeenCalm()
{
    WorkerFixture f;
    f.script->setIdleSteps(1);
    QVERIFY(f.load().has_value());
    QElapsedTimer sinceTheAnswer;
    for (int key = 0; key < 3; ++key) {
        sinceTheAnswer.start();
        QVERIFY(f.waitFor<PredictionReady>(f.submitPredict(ModelId{1})).has_value());
        QCOMPARE(f.script->idleSteps(), std::size_t{0});
    }
    QTRY_COMPARE(f.script->idleSteps(), std::size_t{1});
    QVERIFY(sinceTheAnswer.elapsed() >= 400);
}

void TestWorkerIdle::makesRoomForJobs()
{
    WorkerFixture f;
    f.script->setIdleSteps(3);
    f.script->idleGate.close();
    QVERIFY(f.load().has_value());
    QVERIFY(f.script->idleGate.waitForArrivals(1));
    const JobId predict = f.submitPredict(ModelId{1}); // while the first step runs
    f.script->idleGate.letThrough(1);
    QVERIFY(f.waitFor<PredictionReady>(predict).has_value());
    QVERIFY(f.script->idleGate.waitForArrivals(2));
    QCOMPARE(f.script->idleSteps(), std::size_t{2});
    QCOMPARE(f.log.terminalEvents(predict), std::size_t{1});
}

void TestWorkerIdle::waitsForASweep()
{
    WorkerFixture f;
    f.script->setIdleSteps(2);
    f.script->idleGate.close();
    QVERIFY(f.load().has_value());
    QVERIFY(f.script->idleGate.waitForArrivals(1));
    const JobId sweep = f.submitSweep(ModelId{1}, {.lengths = {{4}}, .warmUp = 1, .repeats = 2});
    f.script->idleGate.letThrough(1);
    QVERIFY(f.waitFor<SweepFinished>(sweep).has_value());
    QCOMPARE(f.script->runs(), std::size_t{3}); // none was thrown away
    QVERIFY(f.script->idleGate.waitForArrivals(2));
}

void TestWorkerIdle::tellsOfAnAlteredModel()
{
    WorkerFixture f;
    f.script->setIdleSteps(2, true);
    const ModelId model = f.load().value();
    QVERIFY(f.log.waitUntil(hasAltered));
    for (const WorkerEvent& event : f.log.events()) {
        if (const auto* altered = std::get_if<ModelAltered>(&event)) {
            QVERIFY(altered->model == model);
            QVERIFY(altered->summary->engine.reason == PlainReason::DiffersLater);
        }
    }
    QVERIFY(f.waitFor<PredictionReady>(f.submitPredict(model)).has_value());
    QCOMPARE(f.script->idleSteps(), std::size_t{2});
}

void TestWorkerIdle::endsWithTheWorker()
{
    WorkerFixture f;
    f.script->setIdleSteps(1000000);
    QVERIFY(f.load().has_value());
    f.worker.stop();
    QVERIFY(f.log.waitForStopped());
    QCOMPARE(f.script->liveModels(), std::size_t{0});
}

QTEST_GUILESS_MAIN(TestWorkerIdle)
#include "tst_worker_idle.moc"
