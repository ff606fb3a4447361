// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_tokenizer.h"
#include "tests/support/worker_fixture.h"

#include <QTest>

#include <cmath>
#include <new>
#include <stdexcept>
#ifdef __GLIBC__
#include <pthread.h>
#endif

using namespace maskscope;

namespace {

using Lines = std::vector<std::string>;

std::optional<Result<Logits>> failure(ErrorCode code)
{
    return Result<Logits>(Error{code, {}, "on purpose"});
}

std::size_t stackBytesOfThisThread()
{
    std::size_t bytes = 0;
#ifdef __GLIBC__
    pthread_attr_t attributes;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstacksize(&attributes, &bytes);
        pthread_attr_destroy(&attributes);
    }
#endif
    return bytes;
}

} // namespace

class TestWorker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadsAndPredicts();
    void tellsLoadProgressUpToTheEnd();
    void failedForwardEndsTheJobAlone();
    void exceptionsBecomeErrors_data();
    void exceptionsBecomeErrors();
    void exceptionInLoadFailsIt();
    void exceptionInFactoryFailsLoads();
    void missingFileFails();
    void failedLoadKeepsTheOldModel();
    void newModelReplacesTheOldOne();
    void orderWithAReplacedModelReplacesItsSuccessor();
    void orderMayNameAModelThatIsNotThereYet();
    void waitingPredictionsGoWithTheirModel();
    void waitingPredictionsRunWhenTheLoadFails();
    void holdsTwoModelsAtMost();
    void unknownModelFails();
    void modelWithoutTokenizerLoads();
    void tokenizerOfAnotherModelIsRefused();
    void modelWithoutHeadLoads();
    void usesModelsOnOneThreadWithALargeStack();
};

void TestWorker::loadsAndPredicts()
{
    WorkerFixture f;
    f.script->setLogit(fakeId("paris"), 5);
    const std::optional<ModelId> model = f.load();
    QVERIFY(model.has_value());

    const auto ready = f.waitFor<PredictionReady>(f.submitPredict(*model, "france is ___ ."));
    QVERIFY(ready.has_value());
    QVERIFY(ready->model == *model);
    QCOMPARE(ready->prediction.text, std::string("france is ___ ."));
    QCOMPARE(ready->prediction.masks.size(), std::size_t{1});
    QCOMPARE(ready->prediction.masks[0].position, std::size_t{3});
    const Candidate& best = ready->prediction.masks[0].candidates.at(0);
    QCOMPARE(best.text, std::string("paris"));
    // One column of 5, 26 of 0 and the five special tokens' -10.
    const double p = std::exp(5.0) / (std::exp(5.0) + 26 + 5 * std::exp(-10.0));
    QVERIFY(std::abs(static_cast<double>(best.probability) - p) < 1e-6);
    QCOMPARE(f.log.lines(), (Lines{"started 1", "loaded 1", "started 2", "predicted 2"}));
}

void TestWorker::tellsLoadProgressUpToTheEnd()
{
    WorkerFixture f;
    QVERIFY(f.load().has_value());
    std::vector<double> fractions;
    for (const WorkerEvent& event : f.log.events()) {
        if (const auto* progress = std::get_if<LoadProgress>(&event)) {
            fractions.push_back(progress->fraction);
        }
    }
    QCOMPARE(fractions, (std::vector<double>{0.5, 1.0}));
}

void TestWorker::failedForwardEndsTheJobAlone()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->setRunHook([](const Batch&) { return failure(ErrorCode::ForwardFailed); });
    const auto failed = f.waitFor<JobFailed>(f.submitPredict(model));
    QVERIFY(failed.has_value());
    QVERIFY(failed->error.code == ErrorCode::ForwardFailed);
    QCOMPARE(failed->error.raw, std::string("on purpose"));

    f.script->setRunHook({});
    QVERIFY(f.waitFor<PredictionReady>(f.submitPredict(model)).has_value());
}

void TestWorker::exceptionsBecomeErrors_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("raw");
    QTest::newRow("std") << 0 << static_cast<int>(ErrorCode::Internal) << QByteArray("kaboom");
    QTest::newRow("memory") << 1 << static_cast<int>(ErrorCode::OutOfMemory)
                            << QByteArray(std::bad_alloc().what());
    QTest::newRow("int") << 2 << static_cast<int>(ErrorCode::Internal)
                         << QByteArray("an exception of unknown type");
}

void TestWorker::exceptionsBecomeErrors()
{
    QFETCH(int, kind);
    QFETCH(int, code);
    QFETCH(QByteArray, raw);
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->setRunHook([kind](const Batch&) -> std::optional<Result<Logits>> {
        switch (kind) {
        case 0:
            throw std::runtime_error("kaboom");
        case 1:
            throw std::bad_alloc();
        default:
            throw 1;
        }
    });
    const auto failed = f.waitFor<JobFailed>(f.submitPredict(model));
    QVERIFY(failed.has_value());
    QCOMPARE(static_cast<int>(failed->error.code), code);
    QCOMPARE(failed->error.raw, raw.toStdString());

    f.script->setRunHook({});
    QVERIFY(f.waitFor<PredictionReady>(f.submitPredict(model)).has_value());
}

void TestWorker::exceptionInLoadFailsIt()
{
    WorkerFixture f;
    f.script->setLoadHook(
        [](const OpenedFile&) -> std::optional<Error> { throw std::runtime_error("kaboom"); });
    const auto failed = f.waitFor<JobFailed>(f.submitLoad());
    QVERIFY(failed.has_value());
    QVERIFY(failed->error.code == ErrorCode::Internal);
    QCOMPARE(failed->error.raw, std::string("kaboom"));
}

void TestWorker::exceptionInFactoryFailsLoads()
{
    EventLog log;
    InferenceWorker worker(
        []() -> std::unique_ptr<ModelLoader> { throw std::runtime_error("no library"); },
        log.sink());
    const JobId job = worker.submit(kLoadChannel, LoadJob{fakeModelPath(), {}, {}, {}});
    const std::optional<WorkerEvent> end = log.waitForEnd(job);
    QVERIFY(end.has_value());
    QVERIFY(std::holds_alternative<JobFailed>(*end));
    QCOMPARE(std::get<JobFailed>(*end).error.raw, std::string("no library"));
}

void TestWorker::missingFileFails()
{
    WorkerFixture f;
    const JobId job = f.worker.submit(kLoadChannel, LoadJob{"/there/is/no/such.pt", {}, {}, {}});
    const auto failed = f.waitFor<JobFailed>(job);
    QVERIFY(failed.has_value());
    QVERIFY(failed->error.code == ErrorCode::FileNotFound);
    QCOMPARE(f.script->loads(), std::size_t{0});
}

void TestWorker::failedLoadKeepsTheOldModel()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->setLoadHook([](const OpenedFile&) { return Error{ErrorCode::LoadFailed, {}, {}}; });
    QVERIFY(f.waitFor<JobFailed>(f.submitLoad(model)).has_value());
    QCOMPARE(f.script->liveModels(), std::size_t{1});
    QVERIFY(f.waitFor<PredictionReady>(f.submitPredict(model)).has_value());
}

void TestWorker::orderWithAReplacedModelReplacesItsSuccessor()
{
    WorkerFixture f;
    const ModelId first = f.load().value();
    QVERIFY(f.load(first).has_value());
    // As ordered by someone who has not heard of the second model yet.
    QVERIFY(f.load(first).has_value());
    QCOMPARE(f.script->liveModels(), std::size_t{1});
    QVERIFY(f.load(first).has_value());
    QCOMPARE(f.script->liveModels(), std::size_t{1});
}

void TestWorker::orderMayNameAModelThatIsNotThereYet()
{
    WorkerFixture f;
    const ModelId first = f.load().value();
    const ModelId itself{first.value + 1};
    QCOMPARE(f.load(itself), std::optional(itself));
    QVERIFY(f.load(itself).has_value());
    QCOMPARE(f.script->liveModels(), std::size_t{2});
}

void TestWorker::newModelReplacesTheOldOne()
{
    WorkerFixture f;
    const ModelId old = f.load().value();
    const std::optional<ModelId> fresh = f.load(old);
    QVERIFY(fresh.has_value());
    QVERIFY(*fresh != old);
    QCOMPARE(f.script->liveModels(), std::size_t{1});
    QCOMPARE(f.script->mostLiveModels(), std::size_t{2}); // the old one stayed until then

    const auto late = f.waitFor<JobCancelled>(f.submitPredict(old));
    QVERIFY(late.has_value());
    QVERIFY(late->reason == CancelReason::ModelReplaced);
    QVERIFY(f.waitFor<PredictionReady>(f.submitPredict(*fresh)).has_value());
}

void TestWorker::waitingPredictionsGoWithTheirModel()
{
    WorkerFixture f;
    const ModelId old = f.load().value();
    f.script->loadGate.close();
    const JobId load = f.submitLoad(old);
    QVERIFY(f.script->loadGate.waitForArrivals(2));
    f.submitPredict(old);
    f.script->loadGate.open();
    QVERIFY(f.loadedModel(load).has_value());
    QCOMPARE(f.log.lines(),
             (Lines{"started 1", "loaded 1", "started 2", "cancelled 3 replaced", "loaded 2"}));
    QCOMPARE(f.script->runs(), std::size_t{0});
}

void TestWorker::waitingPredictionsRunWhenTheLoadFails()
{
    WorkerFixture f;
    const ModelId old = f.load().value();
    f.script->loadGate.close();
    f.script->setLoadHook([](const OpenedFile&) { return Error{ErrorCode::LoadFailed, {}, {}}; });
    f.submitLoad(old);
    QVERIFY(f.script->loadGate.waitForArrivals(2));
    const JobId predict = f.submitPredict(old);
    f.script->loadGate.open();
    QVERIFY(f.waitFor<PredictionReady>(predict).has_value());
    QCOMPARE(f.log.lines(),
             (Lines{"started 1", "loaded 1", "started 2", "failed 2 LOAD_FAILED", "started 3",
                    "predicted 3"}));
}

void TestWorker::holdsTwoModelsAtMost()
{
    WorkerFixture f;
    const ModelId first = f.load().value();
    const ModelId second = f.load().value();
    QCOMPARE(f.script->liveModels(), std::size_t{2});
    const ModelId third = f.load().value();
    QCOMPARE(f.script->liveModels(), std::size_t{2});
    QVERIFY(f.waitFor<JobCancelled>(f.submitPredict(first)).has_value());
    QVERIFY(f.waitFor<PredictionReady>(f.submitPredict(second)).has_value());
    QVERIFY(f.waitFor<PredictionReady>(f.submitPredict(third)).has_value());
}

void TestWorker::unknownModelFails()
{
    WorkerFixture f;
    const auto failed = f.waitFor<JobFailed>(f.submitPredict(ModelId{7}));
    QVERIFY(failed.has_value());
    QVERIFY(failed->error.code == ErrorCode::Internal);
}

void TestWorker::modelWithoutTokenizerLoads()
{
    WorkerFixture f;
    const JobId job = f.worker.submit(kLoadChannel, LoadJob{fakeBareModelPath(), {}, {}, {}});
    const auto loaded = f.waitFor<ModelLoaded>(job);
    QVERIFY(loaded.has_value());
    QVERIFY(loaded->tokenizer == nullptr);
    QVERIFY(loaded->tokenizerError.has_value());
    QVERIFY(loaded->tokenizerError->code == ErrorCode::NoTokenizer);

    const auto failed = f.waitFor<JobFailed>(f.submitPredict(loaded->model));
    QVERIFY(failed.has_value());
    QVERIFY(failed->error.code == ErrorCode::NoTokenizer);
    QVERIFY(failed->error.facts == loaded->tokenizerError->facts);
}

void TestWorker::tokenizerOfAnotherModelIsRefused()
{
    WorkerFixture f;
    ModelSummary summary = makeFakeSummary();
    summary.output.vocabularySize = 1000;
    f.script->setSummary(summary);
    const auto loaded = f.waitFor<ModelLoaded>(f.submitLoad());
    QVERIFY(loaded.has_value());
    QVERIFY(loaded->tokenizer == nullptr);
    QVERIFY(loaded->tokenizerError.has_value());
    QVERIFY(loaded->tokenizerError->code == ErrorCode::VocabularyMismatch);
}

void TestWorker::modelWithoutHeadLoads()
{
    WorkerFixture f;
    ModelSummary summary = makeFakeSummary();
    summary.output = {};
    f.script->setSummary(summary);
    const std::optional<ModelId> model = f.load();
    QVERIFY(model.has_value());
    const auto failed = f.waitFor<JobFailed>(f.submitPredict(*model));
    QVERIFY(failed.has_value());
    QVERIFY(failed->error.code == ErrorCode::NoLmHead);
}

void TestWorker::usesModelsOnOneThreadWithALargeStack()
{
    std::size_t stackBytes = 0;
    auto script = std::make_shared<FakeScript>();
    EventLog log;
    {
        InferenceWorker worker(makeFakeLoaderFactory(script), log.sink());
        script->setLoadHook([&](const OpenedFile&) -> std::optional<Error> {
            stackBytes = stackBytesOfThisThread();
            return std::nullopt;
        });
        const JobId job = worker.submit(kLoadChannel, LoadJob{fakeModelPath(), {}, {}, {}});
        QVERIFY(log.waitForEnd(job).has_value());
        QCOMPARE(script->liveModels(), std::size_t{1});
    }
    QCOMPARE(script->liveModels(), std::size_t{0});
    QVERIFY(!script->usedFromSeveralThreads());
#ifdef __GLIBC__
    QVERIFY(stackBytes >= (std::size_t{256} << 20U));
#endif
    QCOMPARE(log.lines().back(), std::string("stopped"));
}

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
