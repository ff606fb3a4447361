// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/worker_fixture.h"

#include <QTest>

using namespace maskscope;

namespace {

using Lines = std::vector<std::string>;

} // namespace

/// How jobs end that do not end by themselves.
class TestWorkerCancel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitingJobIsCancelledAtOnce();
    void runningJobIsCancelled();
    void runningLoadIsCancelledAndItsModelFreed();
    void waitingJobIsSupersededAtOnce();
    void runningJobIsSuperseded();
    void otherChannelsAreLeftAlone();
    void cancellingAnEndedJobDoesNothing();
    void firstReasonCounts();
    void burstEndsEachJobOnce();
    void loadComesBeforeWaitingPredictions();
    void stopDoesNotWaitForTheForward();
    void jobsAfterStopAreCancelledAtOnce();
    void stopWithoutWork();
};

void TestWorkerCancel::waitingJobIsCancelledAtOnce()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId running = f.submitPredict(model);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    const JobId waiting = f.worker.submit(Channel{"other"}, PredictJob{model, "[MASK]", {}});
    f.worker.cancel(waiting);
    QCOMPARE(f.log.lines().back(), std::string("cancelled 3 requested"));

    f.script->runGate.open();
    QVERIFY(f.waitFor<PredictionReady>(running).has_value());
    QCOMPARE(f.script->runs(), std::size_t{1});
}

void TestWorkerCancel::runningJobIsCancelled()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId job = f.submitPredict(model);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    f.worker.cancel(job);
    QCOMPARE(f.log.terminalEvents(job), std::size_t{0}); // a forward cannot be interrupted
    f.script->runGate.open();
    const auto cancelled = f.waitFor<JobCancelled>(job);
    QVERIFY(cancelled.has_value());
    QVERIFY(cancelled->reason == CancelReason::Requested);
    QVERIFY(f.waitFor<PredictionReady>(f.submitPredict(model)).has_value());
}

void TestWorkerCancel::runningLoadIsCancelledAndItsModelFreed()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->loadGate.close();
    const JobId load = f.submitLoad(model);
    QVERIFY(f.script->loadGate.waitForArrivals(2));
    f.worker.cancel(load);
    f.script->loadGate.open();
    QVERIFY(f.waitFor<JobCancelled>(load).has_value());
    QCOMPARE(f.script->liveModels(), std::size_t{1});
    QVERIFY(f.waitFor<PredictionReady>(f.submitPredict(model)).has_value());
}

void TestWorkerCancel::waitingJobIsSupersededAtOnce()
{
    WorkerFixture f;
    f.script->loadGate.close();
    const JobId load = f.submitLoad();
    QVERIFY(f.script->loadGate.waitForArrivals(1));
    const JobId older = f.submitPredict(ModelId{1});
    const JobId newer = f.submitPredict(ModelId{1});
    QCOMPARE(f.log.lines().back(), std::string("cancelled 2 superseded"));

    f.script->loadGate.open();
    QVERIFY(f.loadedModel(load).has_value());
    QVERIFY(f.waitFor<PredictionReady>(newer).has_value());
    QCOMPARE(f.log.terminalEvents(older), std::size_t{1});
}

void TestWorkerCancel::runningJobIsSuperseded()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    f.submitPredict(model);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    const JobId newer = f.submitPredict(model);
    f.script->runGate.open();
    QVERIFY(f.waitFor<PredictionReady>(newer).has_value());
    QCOMPARE(f.log.lines(),
             (Lines{"started 1", "loaded 1", "started 2", "cancelled 2 superseded", "started 3",
                    "predicted 3"}));
}

void TestWorkerCancel::otherChannelsAreLeftAlone()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId running = f.submitPredict(model);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    const JobId a = f.worker.submit(Channel{"a"}, PredictJob{model, "[MASK]", {}});
    const JobId b = f.worker.submit(Channel{"b"}, PredictJob{model, "[MASK]", {}});
    f.script->runGate.open();
    for (const JobId job : {running, a, b}) {
        QVERIFY(f.waitFor<PredictionReady>(job).has_value());
    }
}

void TestWorkerCancel::cancellingAnEndedJobDoesNothing()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    const JobId job = f.submitPredict(model);
    QVERIFY(f.waitFor<PredictionReady>(job).has_value());
    f.worker.cancel(job);
    f.worker.cancel(JobId{1000});
    QVERIFY(f.waitFor<PredictionReady>(f.submitPredict(model)).has_value());
    QCOMPARE(f.log.terminalEvents(job), std::size_t{1});
}

void TestWorkerCancel::firstReasonCounts()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId job = f.submitPredict(model);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    f.worker.cancel(job);
    f.submitPredict(model);
    f.worker.stop();
    f.script->runGate.open();
    const auto cancelled = f.waitFor<JobCancelled>(job);
    QVERIFY(cancelled.has_value());
    QVERIFY(cancelled->reason == CancelReason::Requested);
}

void TestWorkerCancel::burstEndsEachJobOnce()
{
    constexpr std::size_t kJobs = 1000;
    WorkerFixture f;
    const ModelId model = f.load().value();
    std::vector<JobId> jobs;
    for (std::size_t i = 0; i < kJobs; ++i) {
        jobs.push_back(f.submitPredict(model));
    }
    QVERIFY(f.waitFor<PredictionReady>(jobs.back()).has_value());
    for (const JobId job : jobs) {
        QVERIFY(f.log.waitForEnd(job).has_value());
    }
    f.worker.stop();
    QVERIFY(f.log.waitForStopped());
    for (const JobId job : jobs) {
        QCOMPARE(f.log.terminalEvents(job), std::size_t{1});
    }
    QVERIFY(f.script->runs() <= kJobs);
}

void TestWorkerCancel::loadComesBeforeWaitingPredictions()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    f.submitPredict(model);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    const JobId waiting = f.worker.submit(Channel{"other"}, PredictJob{model, "[MASK]", {}});
    f.submitLoad(); // a second model; the first one stays
    f.script->runGate.open();
    QVERIFY(f.waitFor<PredictionReady>(waiting).has_value());
    QCOMPARE(f.log.lines(),
             (Lines{"started 1", "loaded 1", "started 2", "predicted 2", "started 4", "loaded 4",
                    "started 3", "predicted 3"}));
}

void TestWorkerCancel::stopDoesNotWaitForTheForward()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    f.submitPredict(model);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    f.worker.submit(Channel{"other"}, PredictJob{model, "[MASK]", {}});
    f.worker.stop(); // returns although the forward "runs": it cannot end before the gate opens
    f.worker.stop();
    QCOMPARE(f.log.lines().back(), std::string("started 2"));

    f.script->runGate.open();
    QVERIFY(f.log.waitForStopped());
    QCOMPARE(f.log.lines(),
             (Lines{"started 1", "loaded 1", "started 2", "cancelled 2 stopping",
                    "cancelled 3 stopping", "stopped"}));
    QCOMPARE(f.script->liveModels(), std::size_t{0}); // freed before the last event
}

void TestWorkerCancel::jobsAfterStopAreCancelledAtOnce()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    f.submitPredict(model);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    f.worker.stop();
    f.submitPredict(model);
    QCOMPARE(f.log.lines().back(), std::string("cancelled 3 stopping"));

    f.script->runGate.open();
    QVERIFY(f.log.waitForStopped());
    f.submitLoad();
    QCOMPARE(f.log.lines().back(), std::string("cancelled 4 stopping"));
}

void TestWorkerCancel::stopWithoutWork()
{
    WorkerFixture f;
    f.worker.stop();
    QVERIFY(f.log.waitForStopped());
    QCOMPARE(f.log.lines(), Lines{"stopped"});
}

QTEST_GUILESS_MAIN(TestWorkerCancel)
#include "tst_worker_cancel.moc"
