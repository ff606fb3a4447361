// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_tokenizer.h"
#include "tests/support/worker_fixture.h"

#include <QTest>

using namespace maskscope;

namespace {

using Lines = std::vector<std::string>;

std::shared_ptr<const Inspection> someInspection()
{
    auto inspection = std::make_shared<Inspection>();
    inspection->lengths = {SequenceLength{8}, SequenceLength{16}};
    return inspection;
}

std::vector<double> fractionsOf(const EventLog& log, JobId job)
{
    std::vector<double> fractions;
    for (const WorkerEvent& event : log.events()) {
        const auto* progress = std::get_if<InspectionProgress>(&event);
        if (progress != nullptr && progress->job == job) {
            fractions.push_back(progress->fraction);
        }
    }
    return fractions;
}

} // namespace

/// Jobs in steps beside each other: looking inside a model, and a sweep.
class TestWorkerSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksInsideToTheEnd();
    void tellsWhyItCannotLookInside();
    void aPredictionRunsBetweenTwoSteps();
    void lookingInsideGoesBeforeASweep();
    void aCancelledLookEndsAtItsNextStep();
    void aLookEndsWithItsModel();
    void stopEndsAllThatHaveBegun();
    void comparesWithTheOtherModelToTheEnd();
    void aFailedOtherModelEndsTheComparison();
    void aCancelledComparisonFreesTheOtherModel();
};

void TestWorkerSteps::looksInsideToTheEnd()
{
    WorkerFixture f;
    const auto inspection = someInspection();
    f.script->setInspection(inspection, 3);
    const ModelId model = f.load().value();
    const JobId job = f.submitInspect(model);
    const auto ready = f.waitFor<InspectionReady>(job);
    QVERIFY(ready.has_value());
    QVERIFY(ready->model == model);
    QCOMPARE(ready->inspection, inspection);
    QCOMPARE(f.script->inspectSteps(), std::size_t{3});
    QCOMPARE(fractionsOf(f.log, job).back(), 1.0);
    QVERIFY(!f.script->usedFromSeveralThreads());
}

void TestWorkerSteps::tellsWhyItCannotLookInside()
{
    WorkerFixture f;
    f.script->setInspection(nullptr, 2);
    const ModelId model = f.load().value();
    const auto failed = f.waitFor<JobFailed>(f.submitInspect(model));
    QVERIFY(failed.has_value());
    QVERIFY(failed->error.code == ErrorCode::OutOfMemory);
    // The worker goes on.
    QVERIFY(f.waitFor<PredictionReady>(f.submitPredict(model)).has_value());
}

void TestWorkerSteps::aPredictionRunsBetweenTwoSteps()
{
    WorkerFixture f;
    f.script->setInspection(someInspection(), 2);
    const ModelId model = f.load().value();
    f.script->inspectGate.close();
    const JobId look = f.submitInspect(model);
    QVERIFY(f.script->inspectGate.waitForArrivals(1));
    const JobId predict = f.submitPredict(model); // while the first step runs
    f.script->inspectGate.letThrough(1);
    QVERIFY(f.waitFor<PredictionReady>(predict).has_value());
    QCOMPARE(f.log.terminalEvents(look), std::size_t{0});
    f.script->inspectGate.open();
    QVERIFY(f.waitFor<InspectionReady>(look).has_value());
    QCOMPARE(
        f.log.lines(),
        (Lines{"started 1", "loaded 1", "started 2", "started 3", "predicted 3", "inspected 2"}));
}

void TestWorkerSteps::lookingInsideGoesBeforeASweep()
{
    WorkerFixture f;
    f.script->setInspection(someInspection(), 3);
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId sweep = f.submitSweep(model, {.lengths = {{4}}, .warmUp = 0, .repeats = 3});
    QVERIFY(f.script->runGate.waitForArrivals(1));
    f.submitInspect(model); // while the sweep's first run is under way
    f.script->runGate.open();
    QVERIFY(f.waitFor<SweepFinished>(sweep).has_value());
    QCOMPARE(f.log.lines(),
             (Lines{"started 1", "loaded 1", "started 2", "started 3", "inspected 3", "swept 2"}));
    QCOMPARE(f.script->runs(), std::size_t{4}); // the one after the interruption does not count
}

void TestWorkerSteps::aCancelledLookEndsAtItsNextStep()
{
    WorkerFixture f;
    f.script->setInspection(someInspection(), 1000000);
    const ModelId model = f.load().value();
    f.script->inspectGate.close();
    const JobId look = f.submitInspect(model);
    QVERIFY(f.script->inspectGate.waitForArrivals(1));
    f.worker.cancel(look);
    f.script->inspectGate.open();
    const auto cancelled = f.waitFor<JobCancelled>(look);
    QVERIFY(cancelled.has_value());
    QVERIFY(cancelled->reason == CancelReason::Requested);
    QVERIFY(!cancelled->partial.has_value());
    QVERIFY(f.script->inspectSteps() <= 1);
    QCOMPARE(f.log.terminalEvents(look), std::size_t{1});
}

void TestWorkerSteps::aLookEndsWithItsModel()
{
    WorkerFixture f;
    f.script->setInspection(someInspection(), 1000000);
    const ModelId model = f.load().value();
    const JobId look = f.submitInspect(model);
    QVERIFY(f.load(model).has_value());
    const auto cancelled = f.waitFor<JobCancelled>(look);
    QVERIFY(cancelled.has_value());
    QVERIFY(cancelled->reason == CancelReason::ModelReplaced);
    QCOMPARE(f.script->liveModels(), std::size_t{1});
}

void TestWorkerSteps::stopEndsAllThatHaveBegun()
{
    WorkerFixture f;
    f.script->setInspection(someInspection(), 1000000);
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId sweep = f.submitSweep(model, {.lengths = {{4}}, .warmUp = 0, .repeats = 3});
    QVERIFY(f.script->runGate.waitForArrivals(1));
    f.script->inspectGate.close();
    const JobId look = f.submitInspect(model);
    f.script->runGate.open();
    QVERIFY(f.script->inspectGate.waitForArrivals(1)); // both have begun
    f.worker.stop();
    f.script->inspectGate.open();
    QVERIFY(f.log.waitForStopped());
    for (const JobId job : {sweep, look}) {
        const auto cancelled = f.waitFor<JobCancelled>(job);
        QVERIFY(cancelled.has_value());
        QVERIFY(cancelled->reason == CancelReason::Stopping);
        QCOMPARE(f.log.terminalEvents(job), std::size_t{1});
    }
    QCOMPARE(f.script->liveModels(), std::size_t{0});
}

void TestWorkerSteps::comparesWithTheOtherModelToTheEnd()
{
    WorkerFixture f;
    f.script->setLogit(fakeId("capital"), 5);
    const ModelId model = f.load().value();
    const JobId job = f.submitAgreement(model);
    const auto measured = f.waitFor<AgreementMeasured>(job);
    QVERIFY(measured.has_value());
    QVERIFY(measured->model == model);
    QCOMPARE(measured->agreement.sentences, std::size_t{200});
    QCOMPARE(measured->agreement.sameBest, std::size_t{200});
    QCOMPARE(measured->agreement.largestLogDifference, 0.0);
    QCOMPARE(f.script->runs(), std::size_t{400});
    QCOMPARE(f.script->mostLiveModels(), std::size_t{2});
    QTRY_COMPARE(f.script->liveModels(), std::size_t{1});
}

void TestWorkerSteps::aFailedOtherModelEndsTheComparison()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->setLoadHook([](const OpenedFile&) {
        return std::optional(Error{ErrorCode::PrecisionNotAvailable, {}, {}});
    });
    const auto failed = f.waitFor<JobFailed>(f.submitAgreement(model));
    QVERIFY(failed.has_value());
    QVERIFY(failed->error.code == ErrorCode::PrecisionNotAvailable);
    QCOMPARE(f.script->liveModels(), std::size_t{1});
}

void TestWorkerSteps::aCancelledComparisonFreesTheOtherModel()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId job = f.submitAgreement(model);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    f.worker.cancel(job);
    f.script->runGate.open();
    QVERIFY(f.waitFor<JobCancelled>(job).has_value());
    QTRY_COMPARE(f.script->liveModels(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestWorkerSteps)
#include "tst_worker_steps.moc"
