// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/worker_fixture.h"

#include <QTest>

#include <algorithm>
#include <stdexcept>

using namespace maskscope;

namespace {

using Lines = std::vector<std::string>;

SweepOptions smallSweep()
{
    return {.lengths = {{4}, {8}}, .warmUp = 1, .repeats = 2};
}
constexpr std::size_t kSmallSweepSteps = 6; // two lengths, one warm-up and two rounds

std::vector<SweepResult> progressOf(const EventLog& log, JobId job)
{
    std::vector<SweepResult> results;
    for (const WorkerEvent& event : log.events()) {
        const auto* progress = std::get_if<SweepProgress>(&event);
        if (progress != nullptr && progress->job == job) {
            results.push_back(progress->result);
        }
    }
    return results;
}

} // namespace

/// Sweeps share the thread with more urgent jobs.
class TestWorkerSweep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsToTheEnd();
    void lastProgressIsComplete();
    void makesRoomForPredictions();
    void makesRoomForLoads();
    void keepsItsPlaceBeforeALaterSweep();
    void cancelKeepsWhatIsMeasured();
    void laterSweepOfItsChannelReplacesIt();
    void endsWithItsModel();
    void stopEndsIt();
    void failingLengthLeavesTheOthers();
    void exceptionFailsIt();
    void modelWithoutTokenizerIsMeasured();
    void comparesWithAnotherModel();
    void comparesNumbersOfThreads();
    void failsWithTheModelToCompareWith();
};

void TestWorkerSweep::runsToTheEnd()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    const auto finished = f.waitFor<SweepFinished>(f.submitSweep(model, smallSweep()));
    QVERIFY(finished.has_value());
    QVERIFY(finished->model == model);
    QVERIFY(finished->result.measure == SweepMeasure::Answer);
    QCOMPARE(finished->result.stepsDone, kSmallSweepSteps);
    QCOMPARE(f.script->runs(), kSmallSweepSteps);
    for (const LengthTiming& timing : finished->result.lengths) {
        QCOMPARE(timing.statistics.runs, std::size_t{2});
    }
}

void TestWorkerSweep::lastProgressIsComplete()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    const SweepOptions options{.lengths = {{4}}, .warmUp = 0, .repeats = 3000};
    const JobId sweep = f.submitSweep(model, options);
    QVERIFY(f.waitFor<SweepFinished>(sweep).has_value());
    const std::vector<SweepResult> progress = progressOf(f.log, sweep);
    QVERIFY(!progress.empty());
    QCOMPARE(progress.back().stepsDone, std::size_t{3000});
    QVERIFY(progress.size() < 1000); // by time, not by step
    QVERIFY(std::is_sorted(progress.begin(), progress.end(),
                           [](const auto& a, const auto& b) { return a.stepsDone < b.stepsDone; }));
}

void TestWorkerSweep::makesRoomForPredictions()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId sweep = f.submitSweep(model, smallSweep());
    QVERIFY(f.script->runGate.waitForArrivals(1));
    f.script->runGate.letThrough(2);
    QVERIFY(f.script->runGate.waitForArrivals(3)); // the first run that counts
    f.submitPredict(model);
    f.script->runGate.open();
    QVERIFY(f.waitFor<SweepFinished>(sweep).has_value());
    QCOMPARE(f.log.lines(),
             (Lines{"started 1", "loaded 1", "started 2", "started 3", "predicted 3", "swept 2"}));
    // The prediction, and the run after it that was thrown away.
    QCOMPARE(f.script->runs(), kSmallSweepSteps + 2);
}

void TestWorkerSweep::makesRoomForLoads()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId sweep = f.submitSweep(model, smallSweep());
    QVERIFY(f.script->runGate.waitForArrivals(1));
    f.submitLoad(); // a second model; the first one stays
    f.script->runGate.open();
    QVERIFY(f.waitFor<SweepFinished>(sweep).has_value());
    QCOMPARE(f.log.lines(),
             (Lines{"started 1", "loaded 1", "started 2", "started 3", "loaded 3", "swept 2"}));
}

void TestWorkerSweep::keepsItsPlaceBeforeALaterSweep()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    f.submitSweep(model, smallSweep());
    QVERIFY(f.script->runGate.waitForArrivals(1));
    const JobId later = f.worker.submit(Channel{"other"}, SweepJob{model, smallSweep()});
    f.submitPredict(model);
    f.script->runGate.open();
    QVERIFY(f.waitFor<SweepFinished>(later).has_value());
    QCOMPARE(f.log.lines(),
             (Lines{"started 1", "loaded 1", "started 2", "started 4", "predicted 4", "swept 2",
                    "started 3", "swept 3"}));
}

void TestWorkerSweep::cancelKeepsWhatIsMeasured()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId sweep = f.submitSweep(model, smallSweep());
    f.script->runGate.letThrough(4);
    QVERIFY(f.script->runGate.waitForArrivals(5));
    f.worker.cancel(sweep);
    f.script->runGate.open();
    const auto cancelled = f.waitFor<JobCancelled>(sweep);
    QVERIFY(cancelled.has_value());
    QVERIFY(cancelled->reason == CancelReason::Requested);
    QVERIFY(cancelled->partial.has_value());
    QCOMPARE(cancelled->partial->stepsDone, std::size_t{4});
    QCOMPARE(cancelled->partial->lengths[0].statistics.runs
                 + cancelled->partial->lengths[1].statistics.runs,
             std::size_t{2});
    QCOMPARE(progressOf(f.log, sweep).back().stepsDone, std::size_t{4});
}

void TestWorkerSweep::laterSweepOfItsChannelReplacesIt()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    f.submitSweep(model, smallSweep());
    QVERIFY(f.script->runGate.waitForArrivals(1));
    const JobId later = f.submitSweep(model, smallSweep());
    f.script->runGate.open();
    QVERIFY(f.waitFor<SweepFinished>(later).has_value());
    QCOMPARE(f.log.lines(),
             (Lines{"started 1", "loaded 1", "started 2", "cancelled 2 superseded", "started 3",
                    "swept 3"}));
}

void TestWorkerSweep::endsWithItsModel()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId sweep = f.submitSweep(model, smallSweep());
    QVERIFY(f.script->runGate.waitForArrivals(1));
    const JobId load = f.submitLoad(model);
    f.script->runGate.open();
    QVERIFY(f.loadedModel(load).has_value());
    const auto cancelled = f.waitFor<JobCancelled>(sweep);
    QVERIFY(cancelled.has_value());
    QCOMPARE(cancelled->partial.value().stepsDone, std::size_t{1});
    QCOMPARE(f.log.lines(),
             (Lines{"started 1", "loaded 1", "started 2", "started 3", "cancelled 2 replaced",
                    "loaded 3"}));
    QCOMPARE(f.script->liveModels(), std::size_t{1});
}

void TestWorkerSweep::stopEndsIt()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId sweep = f.submitSweep(model, smallSweep());
    f.script->runGate.letThrough(1);
    QVERIFY(f.script->runGate.waitForArrivals(2));
    f.worker.stop();
    f.script->runGate.open();
    QVERIFY(f.log.waitForStopped());
    QCOMPARE(f.log.lines(),
             (Lines{"started 1", "loaded 1", "started 2", "cancelled 2 stopping", "stopped"}));
    QCOMPARE(f.waitFor<JobCancelled>(sweep).value().partial.value().stepsDone, std::size_t{1});
}

void TestWorkerSweep::failingLengthLeavesTheOthers()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->setRunHook([](const Batch& batch) -> std::optional<Result<Logits>> {
        if (batch.length == 4) {
            return Result<Logits>(Error{ErrorCode::LengthNotAccepted, {}, {}});
        }
        return std::nullopt;
    });
    const auto finished = f.waitFor<SweepFinished>(f.submitSweep(model, smallSweep()));
    QVERIFY(finished.has_value());
    QVERIFY(finished->result.lengths[0].error.has_value());
    QCOMPARE(finished->result.lengths[1].statistics.runs, std::size_t{2});
}

void TestWorkerSweep::exceptionFailsIt()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->setRunHook(
        [](const Batch&) -> std::optional<Result<Logits>> { throw std::runtime_error("kaboom"); });
    const auto failed = f.waitFor<JobFailed>(f.submitSweep(model, smallSweep()));
    QVERIFY(failed.has_value());
    QCOMPARE(failed->error.raw, std::string("kaboom"));
    f.script->setRunHook({});
    QVERIFY(f.waitFor<SweepFinished>(f.submitSweep(model, smallSweep())).has_value());
}

void TestWorkerSweep::modelWithoutTokenizerIsMeasured()
{
    WorkerFixture f;
    const JobId load = f.worker.submit(kLoadChannel, LoadJob{fakeBareModelPath(), {}, {}, {}});
    const ModelId model = f.loadedModel(load).value();
    const auto finished = f.waitFor<SweepFinished>(f.submitSweep(model, smallSweep()));
    QVERIFY(finished.has_value());
    QVERIFY(finished->result.measure == SweepMeasure::Forward);
    QCOMPARE(finished->result.lengths[0].statistics.runs, std::size_t{2});
}

/// It is there for the sweep and no longer.
void TestWorkerSweep::comparesWithAnotherModel()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    SweepJob job{model, smallSweep(), {}};
    job.comparison.other.emplace().path = fakeBareModelPath();
    const auto finished = f.waitFor<SweepFinished>(f.worker.submit(kSweepChannel, job));
    QVERIFY(finished.has_value());
    QCOMPARE(finished->result.compared.size(), std::size_t{1});
    QVERIFY(finished->result.compared[0].measure == SweepMeasure::Forward); // no tokenizer
    for (const LengthTiming& timing : finished->result.compared[0].lengths) {
        QCOMPARE(timing.statistics.runs, std::size_t{2});
    }
    QCOMPARE(f.script->mostLiveModels(), std::size_t{2});
    QVERIFY(f.waitFor<SweepFinished>(f.submitSweep(model, smallSweep())).has_value());
    QCOMPARE(f.script->liveModels(), std::size_t{1});
}

void TestWorkerSweep::comparesNumbersOfThreads()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    SweepJob job{model, smallSweep(), {}};
    job.comparison.threads = {3, 5};
    const auto finished = f.waitFor<SweepFinished>(f.worker.submit(kSweepChannel, job));
    QVERIFY(finished.has_value());
    QCOMPARE(finished->result.compared.size(), std::size_t{2});
    QCOMPARE(finished->result.compared[0].threads, 3);
    QCOMPARE(finished->result.compared[1].threads, 5);
    QCOMPARE(f.script->threads().back(), 1); // as the fake was loaded
}

void TestWorkerSweep::failsWithTheModelToCompareWith()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    SweepJob job{model, smallSweep(), {}};
    job.comparison.other.emplace().path = "no/such/file.pt";
    const auto failed = f.waitFor<JobFailed>(f.worker.submit(kSweepChannel, job));
    QVERIFY(failed.has_value());
    QVERIFY(failed->error.code == ErrorCode::FileNotFound);
    QVERIFY(f.waitFor<SweepFinished>(f.submitSweep(model, smallSweep())).has_value());
}

QTEST_GUILESS_MAIN(TestWorkerSweep)
#include "tst_worker_sweep.moc"
