// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libtorch/torch_model_loader.h"

#include <QtTest>

#include "torch_test_support.h"
#include <algorithm>
#include <cmath>

using namespace maskscope;
using namespace maskscope::test;

namespace {

using ModelPtr = std::unique_ptr<TracedModel>;

ModelPtr load(const std::string& name, Engine engine, Proof proof = Proof::WhileIdle)
{
    auto file = openModelFile(modelPath(name));
    if (file.hasError()) {
        return nullptr;
    }
    LoadOptions options;
    options.threads = 1;
    options.engine.engine = engine;
    options.proof = proof;
    auto model = makeTorchModelLoader()->load(std::move(file).value(), options, {}, {});
    return model.hasValue() ? std::move(model).value() : nullptr;
}

std::size_t idle(TracedModel& model)
{
    std::size_t steps = 1;
    while (model.idleStep() == IdleWork::More) {
        ++steps;
    }
    return steps;
}

/// Two texts of nine tokens, the second filled up with two of padding.
Batch twoRows()
{
    return {.rows = 2,
            .length = 9,
            .ids = {2, 17, 250, 4, 31, 99, 508, 12, 3, 2, 640, 4, 77, 18, 4, 3, 0, 0},
            .attentionMask = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0},
            .typeIds = std::vector<std::int64_t>(18, 0)};
}

Batch textOf(std::size_t length)
{
    return {.rows = 1,
            .length = length,
            .ids = std::vector<std::int64_t>(length, 17),
            .attentionMask = std::vector<std::int64_t>(length, 1),
            .typeIds = std::vector<std::int64_t>(length, 0)};
}

const std::vector<MaskPosition> kFirst{{0, 1}};

PassState stateOf(const ModelSummary& summary, Pass pass)
{
    const auto& passes = summary.engine.passes;
    const auto found = std::find_if(passes.begin(), passes.end(), [pass](const PassReport& report) {
        return report.pass == pass;
    });
    return found == passes.end() ? PassState::NotFound : found->state;
}

/// The contract's word: a thousandth of the range.
bool areNear(const Logits& a, const Logits& b)
{
    if (a.masks != b.masks || a.vocabulary != b.vocabulary || a.values.empty()) {
        return false;
    }
    const auto [least, most] = std::minmax_element(b.values.begin(), b.values.end());
    for (std::size_t i = 0; i < a.values.size(); ++i) {
        if (std::abs(a.values[i] - b.values[i]) > 1e-3F * (*most - *least)) {
            return false;
        }
    }
    return true;
}

} // namespace

/// The rewritten program beside the saved one.
class TorchEngineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainIsPlain();
    void fastTellsItsPasses();
    void masksInAnyRow();
    void masksAnswerInTheOrderAskedFor();
    void checksEndAndAnswersStay();
    void checksAtOnceLeaveNothing();
    void shortTextsNeedNoMoreChecks();
    void longTextIsCheckedFor();
    void manyTextsAreCheckedFor();
    void modelWithoutHeadRuns();
    void maskOutsideIsAnError();
    void failureAfterTheChecksIsAnError();
};

void TorchEngineTest::plainIsPlain()
{
    const ModelPtr model = load("small_bert.pt", Engine::Plain);
    QVERIFY(model != nullptr);
    QVERIFY(model->summary().engine.used.engine == Engine::Plain);
    QVERIFY(model->summary().engine.reason == PlainReason::Asked);
    QCOMPARE(idle(*model), std::size_t{1});
}

void TorchEngineTest::fastTellsItsPasses()
{
    const ModelPtr model = load("small_bert.pt", Engine::Fast);
    QVERIFY(model != nullptr);
    const ModelSummary& summary = model->summary();
    QVERIFY(summary.engine.used.engine == Engine::Fast);
    QVERIFY(summary.engine.reason == PlainReason::None);
    QCOMPARE(summary.engine.passes.size(), kAllPasses.size());
    QVERIFY(stateOf(summary, Pass::HeadAtMasks) == PassState::On);
    QVERIFY(stateOf(summary, Pass::SinkGather) == PassState::On);
    QVERIFY(stateOf(summary, Pass::MergeLinears) == PassState::On);
}

void TorchEngineTest::masksInAnyRow()
{
    const ModelPtr fast = load("small_bert.pt", Engine::Fast);
    const ModelPtr plain = load("small_bert.pt", Engine::Plain);
    const std::vector<std::vector<MaskPosition>> questions{
        {{0, 3}}, {{1, 2}, {1, 5}}, {{0, 8}, {1, 0}, {1, 2}, {1, 5}}, {{1, 6}, {0, 0}}};
    for (const auto& masks : questions) {
        const auto expected = plain->run(twoRows(), masks, {});
        const auto found = fast->run(twoRows(), masks, {});
        QVERIFY(expected.hasValue() && found.hasValue());
        QVERIFY(areNear(found.value(), expected.value()));
    }
}

void TorchEngineTest::masksAnswerInTheOrderAskedFor()
{
    const ModelPtr fast = load("small_bert.pt", Engine::Fast);
    const std::vector<MaskPosition> forwards{{0, 3}, {0, 7}};
    const std::vector<MaskPosition> backwards{{0, 7}, {0, 3}};
    const auto a = fast->run(twoRows(), forwards, {});
    const auto b = fast->run(twoRows(), backwards, {});
    QVERIFY(a.hasValue() && b.hasValue());
    QVERIFY(std::ranges::equal(a.value().row(0), b.value().row(1)));
    QVERIFY(!std::ranges::equal(a.value().row(0), a.value().row(1)));
}

void TorchEngineTest::checksEndAndAnswersStay()
{
    const ModelPtr fast = load("small_bert.pt", Engine::Fast);
    const ModelPtr plain = load("small_bert.pt", Engine::Plain);
    const std::vector<MaskPosition> masks{{0, 3}, {1, 2}};
    const auto before = fast->run(twoRows(), masks, {});
    const std::size_t steps = idle(*fast);
    QVERIFY(steps >= 4 && steps < 20); // two lengths at least, each asked of both programs
    QVERIFY(fast->summary().engine.used.engine == Engine::Fast);
    QVERIFY(fast->idleStep() == IdleWork::Done);
    const auto after = fast->run(twoRows(), masks, {});
    QVERIFY(before.hasValue() && after.hasValue());
    QVERIFY(areNear(after.value(), plain->run(twoRows(), masks, {}).value()));
}

void TorchEngineTest::checksAtOnceLeaveNothing()
{
    const ModelPtr model = load("small_bert.pt", Engine::Fast, Proof::AtOnce);
    QVERIFY(model->summary().engine.used.engine == Engine::Fast);
    QVERIFY(model->idleStep() == IdleWork::Done);
}

void TorchEngineTest::shortTextsNeedNoMoreChecks()
{
    const ModelPtr model = load("small_bert.pt", Engine::Fast, Proof::AsNeeded);
    QVERIFY(model->run(textOf(39), kFirst, {}).hasValue()); // three times the 13 compared
    QVERIFY(model->idleStep() == IdleWork::More);
}

void TorchEngineTest::longTextIsCheckedFor()
{
    const ModelPtr model = load("small_bert.pt", Engine::Fast, Proof::AsNeeded);
    QVERIFY(model->run(textOf(40), kFirst, {}).hasValue());
    QVERIFY(model->idleStep() == IdleWork::More); // it was compared at 37, not at 70
}

void TorchEngineTest::manyTextsAreCheckedFor()
{
    const ModelPtr model = load("small_bert.pt", Engine::Fast, Proof::AsNeeded);
    for (int i = 0; i < 32; ++i) {
        QVERIFY(model->run(twoRows(), kFirst, {}).hasValue());
    }
    QVERIFY(model->idleStep() == IdleWork::More);
    QVERIFY(model->run(twoRows(), kFirst, {}).hasValue());
    QCOMPARE(idle(*model), std::size_t{3}); // the saved program is gone: three forwards more
}

void TorchEngineTest::modelWithoutHeadRuns()
{
    const ModelPtr model = load("headless.pt", Engine::Fast);
    QVERIFY(model != nullptr);
    QVERIFY(stateOf(model->summary(), Pass::HeadAtMasks) == PassState::NotFound);
    const std::vector<MaskPosition> masks{{0, 1}};
    const auto answer = model->run(twoRows(), masks, {});
    QVERIFY(answer.hasValue());
    QCOMPARE(answer.value().vocabulary, std::size_t{0});
    QVERIFY(idle(*model) >= 1);
    QVERIFY(model->run(twoRows(), masks, {}).hasValue());
}

void TorchEngineTest::maskOutsideIsAnError()
{
    const ModelPtr model = load("small_bert.pt", Engine::Fast);
    QVERIFY(model->run(twoRows(), std::vector<MaskPosition>{{0, 9}}, {}).hasError());
    QVERIFY(model->run(twoRows(), std::vector<MaskPosition>{{2, 0}}, {}).hasError());
}

// The saved program, and with it the functions that the failing step came from, is gone by then.
void TorchEngineTest::failureAfterTheChecksIsAnError()
{
    const ModelPtr model = load("small_bert.pt", Engine::Fast);
    idle(*model);
    QVERIFY(model->idleStep() == IdleWork::Done);
    const auto answer = model->run(textOf(71), kFirst, {}); // it has 70 positions
    QVERIFY(answer.hasError());
    QVERIFY(!answer.error().raw.empty());
}

QTEST_APPLESS_MAIN(TorchEngineTest)
#include "tst_torch_engine.moc"
