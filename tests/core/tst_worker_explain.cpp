// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_tokenizer.h"
#include "tests/support/worker_fixture.h"

#include <QTest>

using namespace maskscope;

/// Questions about a text, asked of the worker: steps of one forward beside what is more urgent.
class TestWorkerExplain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyQuestionIsAnswered();
    void errorsAreThoseOfTheText();
    void aModelWithoutATokenizer();
    void aPredictionRunsBetweenTwoSteps();
    void aNewerQuestionReplacesAnOlderOne();
    void aQuestionEndsWithItsModel();
};

namespace {

template <typename Answer>
bool holds(const std::optional<ExplanationReady>& ready)
{
    return ready.has_value() && std::holds_alternative<Answer>(*ready->explanation);
}

} // namespace

void TestWorkerExplain::everyQuestionIsAnswered()
{
    WorkerFixture f;
    f.script->setLogit(fakeId("rome"), 5);
    const ModelId model = f.load().value();
    const auto ask = [&](Question question, const char* text) {
        return f.waitFor<ExplanationReady>(f.submitExplain(model, question, text));
    };
    QVERIFY(holds<Prediction>(ask(Question::Targets, "the ___ .")));
    const auto together = ask(Question::Together, "the ___ of ___ .");
    QVERIFY(holds<std::vector<JointFilling>>(together));
    QCOMPARE(std::get<std::vector<JointFilling>>(*together->explanation).front().sentence,
             std::string("the rome of rome ."));
    const auto longer = ask(Question::LongerAnswers, "the ___ of ___ .");
    QVERIFY(holds<LongerAnswers>(longer));
    QCOMPARE(std::get<LongerAnswers>(*longer->explanation).size(), std::size_t{2});
    const auto why = ask(Question::Importance, "the city of ___ .");
    QVERIFY(holds<ImportanceResult>(why));
    QVERIFY(std::get<ImportanceResult>(*why->explanation).chosen == fakeId("rome"));
    const auto surprise = ask(Question::Surprise, "the city .");
    QVERIFY(holds<SurpriseResult>(surprise));
    QCOMPARE(std::get<SurpriseResult>(*surprise->explanation).words.size(), std::size_t{3});
    QVERIFY(holds<SurpriseResult>(ask(Question::Surprise, "")));
    QVERIFY(!f.script->usedFromSeveralThreads());
}

void TestWorkerExplain::errorsAreThoseOfTheText()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    for (const Question question :
         {Question::Targets, Question::Together, Question::LongerAnswers, Question::Importance}) {
        const auto failed = f.waitFor<JobFailed>(f.submitExplain(model, question, "no mask"));
        QVERIFY(failed.has_value());
        QVERIFY(failed->error.code == ErrorCode::NoMask);
    }
    f.script->setRunHook(
        [](const Batch&) -> std::optional<Result<Logits>> { throw std::bad_alloc(); });
    const auto failed = f.waitFor<JobFailed>(f.submitExplain(model, Question::Surprise));
    QVERIFY(failed.has_value());
    QVERIFY(failed->error.code == ErrorCode::OutOfMemory);
}

void TestWorkerExplain::aModelWithoutATokenizer()
{
    WorkerFixture f;
    const JobId load = f.worker.submit(kLoadChannel, LoadJob{fakeBareModelPath(), {}, {}, {}});
    const ModelId model = f.loadedModel(load).value();
    const auto failed = f.waitFor<JobFailed>(f.submitExplain(model, Question::Surprise));
    QVERIFY(failed.has_value());
    QVERIFY(failed->error.code == ErrorCode::NoTokenizer);
}

void TestWorkerExplain::aPredictionRunsBetweenTwoSteps()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId why = f.submitExplain(model, Question::Importance);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    const JobId predict = f.submitPredict(model); // while the first step runs
    f.script->runGate.letThrough(2);
    QVERIFY(f.waitFor<PredictionReady>(predict).has_value());
    QCOMPARE(f.log.terminalEvents(why), std::size_t{0});
    f.script->runGate.open();
    QVERIFY(f.waitFor<ExplanationReady>(why).has_value());
}

void TestWorkerExplain::aNewerQuestionReplacesAnOlderOne()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId older = f.submitExplain(model, Question::Importance);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    const JobId newer = f.submitExplain(model, Question::Importance, "a ___ .");
    f.script->runGate.open();
    QVERIFY(f.waitFor<ExplanationReady>(newer).has_value());
    const auto cancelled = f.waitFor<JobCancelled>(older);
    QVERIFY(cancelled.has_value());
    QVERIFY(cancelled->reason == CancelReason::Superseded);
    QCOMPARE(f.log.terminalEvents(older), std::size_t{1});
}

void TestWorkerExplain::aQuestionEndsWithItsModel()
{
    WorkerFixture f;
    const ModelId model = f.load().value();
    f.script->runGate.close();
    const JobId why = f.submitExplain(model, Question::Importance);
    QVERIFY(f.script->runGate.waitForArrivals(1));
    const JobId load = f.submitLoad(model);
    f.script->runGate.open();
    QVERIFY(f.waitFor<ModelLoaded>(load).has_value());
    QVERIFY(f.log.waitForEnd(why).has_value());
    QCOMPARE(f.log.terminalEvents(why), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestWorkerExplain)
#include "tst_worker_explain.moc"
