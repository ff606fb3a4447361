// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_tokenizer.h"
#include "tests/support/worker_fixture.h"

#include <QTest>

using namespace maskscope;

/// Comparisons and contests, asked of the worker: steps beside what is more urgent, one end each,
/// and a second model that stays open from one comparison to the next.
class TestWorkerCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesTwoSentences();
    void theSecondModelStaysOpen();
    void theSecondModelGoesBeforeAnotherIsOpened();
    void theSecondModelGoesWithTheFirst();
    void aSecondModelThatCannotBeOpened();
    void aSecondModelWithoutATokenizer();
    void aNewerComparisonReplacesAnOlderOne();
    void aPredictionRunsBetweenTwoSteps();
    void answersAContest();
    void cancelsAContest();
    void aContestEndsWithItsModel();
    void errorsAreThoseOfTheText();
    void everythingEndsWhenTheWorkerStops();
};

namespace {

ComparisonRequest request(std::size_t runs = 1)
{
    return {{"the ___ ."}, {"a ___ ."}, 10, runs};
}

JobId submitCompare(WorkerFixture& f, ModelId model, bool withOther = false, std::size_t runs = 1)
{
    CompareJob job{model, request(runs), {}};
    if (withOther) {
        job.other = LoadJob{fakeModelPath(), {}, {}, {}};
    }
    return f.worker.submit(kCompareChannel, std::move(job));
}

JobId submitContest(WorkerFixture& f, ModelId model,
                    const char* text = "[paris/rome] is [big|a city|the capital of france] .")
{
    return f.worker.submit(kContestChannel, ContestJob{model, readContest(text, "[MASK]").value()});
}

} // namespace

void TestWorkerCompare::comparesTwoSentences()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    const auto ready = f.waitFor<ComparisonReady>(submitCompare(f, model));
    QVERIFY(ready.has_value());
    QCOMPARE(ready->comparison->masks.size(), std::size_t{1});
    QVERIFY(ready->other == nullptr);
    QVERIFY(!f.script->usedFromSeveralThreads());
}

void TestWorkerCompare::theSecondModelStaysOpen()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    const auto first = f.waitFor<ComparisonReady>(submitCompare(f, model, true));
    QVERIFY(first.has_value() && first->other != nullptr);
    QCOMPARE(f.script->loads(), std::size_t{2});
    QVERIFY(f.waitFor<ComparisonReady>(submitCompare(f, model, true)).has_value());
    QCOMPARE(f.script->loads(), std::size_t{2});
    QCOMPARE(f.script->liveModels(), std::size_t{2});
    QVERIFY(f.waitFor<ComparisonReady>(submitCompare(f, model)).has_value()); // needs none
    QCOMPARE(f.script->liveModels(), std::size_t{1});
    QVERIFY(!f.script->usedFromSeveralThreads());
}

void TestWorkerCompare::theSecondModelGoesBeforeAnotherIsOpened()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    QVERIFY(f.waitFor<ComparisonReady>(submitCompare(f, model, true)).has_value());
    QVERIFY(f.waitFor<AgreementMeasured>(f.submitAgreement(model)).has_value());
    QCOMPARE(f.script->mostLiveModels(), std::size_t{2});
    CompareJob plain{model, request(), LoadJob{fakeModelPath(), {}, {}, {}}};
    plain.other->options.engine.engine = Engine::Plain; // the same file, run otherwise
    QVERIFY(f.waitFor<ComparisonReady>(submitCompare(f, model, true)).has_value());
    QVERIFY(f.waitFor<ComparisonReady>(f.worker.submit(kCompareChannel, plain)).has_value());
    QCOMPARE(f.script->loads(), std::size_t{5});
    QCOMPARE(f.script->mostLiveModels(), std::size_t{2});
}

void TestWorkerCompare::theSecondModelGoesWithTheFirst()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    QVERIFY(f.waitFor<ComparisonReady>(submitCompare(f, model, true)).has_value());
    QVERIFY(f.load(model).has_value());
    QCOMPARE(f.script->liveModels(), std::size_t{1});
    QCOMPARE(f.script->mostLiveModels(), std::size_t{2});
}

void TestWorkerCompare::aSecondModelThatCannotBeOpened()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    const JobId job = f.worker.submit(
        kCompareChannel, CompareJob{model, request(), LoadJob{"/there/is/no/such.pt", {}, {}, {}}});
    const auto failed = f.waitFor<JobFailed>(job);
    QVERIFY(failed.has_value() && failed->error.code == ErrorCode::FileNotFound);
    QVERIFY(f.waitFor<ComparisonReady>(submitCompare(f, model, true)).has_value());
}

void TestWorkerCompare::aSecondModelWithoutATokenizer()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    const JobId job = f.worker.submit(
        kCompareChannel, CompareJob{model, request(), LoadJob{fakeBareModelPath(), {}, {}, {}}});
    const auto failed = f.waitFor<JobFailed>(job);
    QVERIFY(failed.has_value() && failed->error.code == ErrorCode::NoTokenizer);
}

void TestWorkerCompare::aNewerComparisonReplacesAnOlderOne()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId older = submitCompare(f, model, true);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    const JobId newer = submitCompare(f, model, true);
    f.script->runGate.open();
    QVERIFY(f.waitFor<ComparisonReady>(newer).has_value());
    const auto cancelled = f.waitFor<JobCancelled>(older);
    QVERIFY(cancelled.has_value() && cancelled->reason == CancelReason::Superseded);
    QCOMPARE(f.log.terminalEvents(older), std::size_t{1});
    QCOMPARE(f.script->loads(), std::size_t{2});
}

void TestWorkerCompare::aPredictionRunsBetweenTwoSteps()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId contest = submitContest(f, model); // three lengths: three forwards
    QVERIFY(f.script->runGate.waitForArrivals(1));
    const JobId compare = submitCompare(f, model);
    const JobId predict = f.submitPredict(model);
    f.script->runGate.letThrough(2);
    QVERIFY(f.waitFor<PredictionReady>(predict).has_value());
    f.script->runGate.letThrough(2);
    QVERIFY(f.waitFor<ComparisonReady>(compare).has_value());
    QCOMPARE(f.log.terminalEvents(contest), std::size_t{0});
    f.script->runGate.open();
    QVERIFY(f.waitFor<ContestReady>(contest).has_value());
}

void TestWorkerCompare::answersAContest()
{
    WorkerFixture f;
    f.script->setLogit(fakeId("paris"), 2);
    const ModelId model = f.load().value();
    const auto ready = f.waitFor<ContestReady>(submitContest(f, model));
    QVERIFY(ready.has_value());
    QCOMPARE(ready->result->rows.size(), std::size_t{3});
    for (const ContestRow& row : ready->result->rows) {
        QVERIFY(!row.error);
        QVERIFY(row.words.at(0).probability > row.words.at(1).probability);
    }
}

void TestWorkerCompare::cancelsAContest()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId contest = submitContest(f, model);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    f.worker.cancel(contest);
    f.script->runGate.open();
    const auto cancelled = f.waitFor<JobCancelled>(contest);
    QVERIFY(cancelled.has_value() && cancelled->reason == CancelReason::Requested);
    QCOMPARE(f.script->runs(), std::size_t{1});
    QVERIFY(f.waitFor<ContestReady>(submitContest(f, model)).has_value());
    QCOMPARE(f.log.terminalEvents(contest), std::size_t{1});
}

void TestWorkerCompare::aContestEndsWithItsModel()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId contest = submitContest(f, model);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    const JobId load = f.submitLoad(model);
    f.script->runGate.open();
    QVERIFY(f.waitFor<ModelLoaded>(load).has_value());
    QVERIFY(f.waitFor<JobCancelled>(contest).has_value());
    const auto late = f.waitFor<JobCancelled>(submitContest(f, model));
    QVERIFY(late.has_value() && late->reason == CancelReason::ModelReplaced);
}

void TestWorkerCompare::errorsAreThoseOfTheText()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    const auto failed = f.waitFor<JobFailed>(
        f.worker.submit(kCompareChannel, CompareJob{model, {{"the ___"}, {"no mask"}}, {}}));
    QVERIFY(failed.has_value() && failed->error.code == ErrorCode::NoMask);
    f.script->setRunHook(
        [](const Batch&) -> std::optional<Result<Logits>> { throw std::bad_alloc(); });
    const auto memory = f.waitFor<JobFailed>(submitCompare(f, model));
    QVERIFY(memory.has_value() && memory->error.code == ErrorCode::OutOfMemory);
}

void TestWorkerCompare::everythingEndsWhenTheWorkerStops()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId compare = submitCompare(f, model, true, 4);
    const JobId contest = submitContest(f, model);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    f.worker.stop();
    f.script->runGate.open();
    QVERIFY(f.log.waitForStopped());
    QCOMPARE(f.log.terminalEvents(compare), std::size_t{1});
    QCOMPARE(f.log.terminalEvents(contest), std::size_t{1});
    QCOMPARE(f.script->liveModels(), std::size_t{0});
}

QTEST_GUILESS_MAIN(TestWorkerCompare)
#include "tst_worker_compare.moc"
