// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libtorch/passes/graph_facts.h"
#include "core/libtorch/passes/reduce_precision.h"
#include "core/libtorch/passes/reduced_operators.h"
#include "core/libtorch/processor.h"
#include "core/libtorch/torch_model_loader.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/ir/irparser.h>
#include <torch/csrc/jit/runtime/interpreter.h>

#include <QtTest>

#include "precision_support.h"
#include "small_graph.h"
#include "torch_test_support.h"
#include <limits>

using namespace maskscope;
using namespace maskscope::test;

namespace jit = torch::jit;

namespace {

/// Two linear layers with a GELU between them.
constexpr const char* kTwoLayers = R"IR(
graph(%x : Tensor, %w : Tensor, %b : Tensor?, %v : Tensor):
  %exact : str = prim::Constant[value="none"]()
  %none : NoneType = prim::Constant()
  %y : Tensor = aten::linear(%x, %w, %b)
  %z : Tensor = aten::gelu(%y, %exact)
  %a : Tensor = aten::linear(%z, %v, %none)
  return (%a))IR";

std::size_t count(const jit::Graph& graph, const char* name)
{
    std::size_t found = 0;
    for (const jit::Node* node : graph.nodes()) {
        found += isCall(node, name) ? 1U : 0U;
    }
    return found;
}

at::Tensor numbers(const Json& list, std::vector<std::int64_t> sizes)
{
    const auto values = list.get<std::vector<float>>();
    return at::tensor(values, at::kFloat).view(sizes).clone();
}

Result<std::unique_ptr<TracedModel>> load(const std::string& name, EngineChoice engine)
{
    auto file = openModelFile(modelPath(name));
    if (file.hasError()) {
        return std::move(file).error();
    }
    LoadOptions options;
    options.threads = 1;
    options.engine = engine;
    return makeTorchModelLoader()->load(std::move(file).value(), options, {}, {});
}

const std::vector<MaskPosition> kMask{{0, 3}};

} // namespace

/// Weights of less precision: the layers alone, and in a model.
class TorchPrecisionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAsTorchDoes_data();
    void answersAsTorchDoes();
    void notANumberStaysNone_data() { addPrecisions(); }
    void notANumberStaysNone();
    void oneWeightIsPackedOnce_data() { addPrecisions(); }
    void oneWeightIsPackedOnce();
    void textsDoNotChangeEachOther_data() { addPrecisions(); }
    void textsDoNotChangeEachOther();
    void bf16StaysBetweenTwoLayers();
    void modelAnswersNearly_data() { addPrecisions(); }
    void modelAnswersNearly();
    void checksEnd_data() { addPrecisions(); }
    void checksEnd();
    void itIsNeverLeftOutSilently_data() { addPrecisions(); }
    void itIsNeverLeftOutSilently();
};

void TorchPrecisionTest::answersAsTorchDoes_data()
{
    QTest::addColumn<std::size_t>("index");
    QTest::addColumn<Precision>("precision");
    const Json cases = readTestJson("precision_cases.json")["cases"];
    QVERIFY(cases.size() > 3);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto name = cases[i]["name"].get<std::string>();
        QTest::newRow(("bf16 " + name).c_str()) << i << Precision::Bf16;
        QTest::newRow(("int8 " + name).c_str()) << i << Precision::Int8;
    }
}

void TorchPrecisionTest::answersAsTorchDoes()
{
    QFETCH(const std::size_t, index);
    QFETCH(const Precision, precision);
    if (!isPossible(precision)) {
        QSKIP("not on this processor");
    }
    const Json file = readTestJson("precision_cases.json");
    const Json one = file["cases"][index];
    const auto rows = file["rows"].get<std::int64_t>();
    const auto in = file["in"].get<std::int64_t>();
    const auto out = file["out"].get<std::int64_t>();
    const c10::IValue bias
        = one["bias"].is_null() ? c10::IValue() : c10::IValue(numbers(one["bias"], {out}));
    const bool hasGelu = one["post"] == "gelu";
    const GraphPtr graph
        = graphOf(hasGelu ? kWithGelu : kOneLayer, {numbers(one["weight"], {out, in}), bias});
    QCOMPARE(reducePrecision(graph, precision, {}).linears, std::size_t{1});
    QCOMPARE(count(*graph, "aten::linear") + count(*graph, "aten::gelu"), std::size_t{0});
    const at::Tensor answer = runGraph(graph, numbers(one["x"], {rows, in}));
    const char* const int8 = addsInt8InInt32() ? "int8" : "int8_reduced";
    const at::Tensor expected
        = numbers(one[precision == Precision::Int8 ? int8 : "bf16"], {rows, out});
    // bf16 has eight bits, and here and there another order of sums rounds to the next number.
    const double allowed = precision == Precision::Int8 ? 1e-4 : 0.04;
    QVERIFY2(distance(answer, expected) <= allowed,
             qPrintable(QString::number(distance(answer, expected))));
}

void TorchPrecisionTest::notANumberStaysNone()
{
    QFETCH(const Precision, precision);
    if (!isPossible(precision)) {
        QSKIP("not on this processor");
    }
    const GraphPtr graph = graphOf(kOneLayer, {at::ones({5, 4}), c10::IValue()});
    static_cast<void>(reducePrecision(graph, precision, {}));
    const at::Tensor x = at::full({1, 2, 4}, std::numeric_limits<float>::quiet_NaN());
    const at::Tensor answer = runGraph(graph, x);
    QVERIFY(answer.sizes() == at::IntArrayRef({1, 2, 5}));
    QVERIFY(answer.isnan().all().item().toBool());
}

void TorchPrecisionTest::oneWeightIsPackedOnce()
{
    QFETCH(const Precision, precision);
    if (!isPossible(precision)) {
        QSKIP("not on this processor");
    }
    at::manual_seed(1);
    const at::Tensor weight = at::randn({8, 8});
    const GraphPtr graph = graphOf(kTwoLayers, {weight, c10::IValue(), weight});
    const ReducedWeights reduced = reducePrecision(graph, precision, {});
    QCOMPARE(reduced.linears, std::size_t{2});
    QCOMPARE(reduced.bytesBefore, std::size_t{256});
    QCOMPARE(reduced.bytes, precision == Precision::Int8 ? std::size_t{64} : std::size_t{128});
}

// Values of one text a thousand times as large leave the other's answer as it is.
void TorchPrecisionTest::textsDoNotChangeEachOther()
{
    QFETCH(const Precision, precision);
    if (!isPossible(precision)) {
        QSKIP("not on this processor");
    }
    at::manual_seed(1);
    const GraphPtr graph = graphOf(kOneLayer, {at::randn({8, 64}), at::randn({8})});
    static_cast<void>(reducePrecision(graph, precision, {}));
    const at::Tensor alone = at::randn({1, 3, 64});
    const at::Tensor together = at::cat({alone, 1000 * at::randn({1, 3, 64})});
    QVERIFY(distance(runGraph(graph, together)[0], runGraph(graph, alone)[0]) < 1e-5);
}

void TorchPrecisionTest::bf16StaysBetweenTwoLayers()
{
    if (!isPossible(Precision::Bf16)) {
        QSKIP("not on this processor");
    }
    at::manual_seed(1);
    const at::Tensor first = at::randn({16, 8});
    const at::Tensor second = at::randn({4, 16});
    const GraphPtr graph = graphOf(kTwoLayers, {first, c10::IValue(), second});
    const GraphPtr plain = graph->copy();
    static_cast<void>(reducePrecision(graph, Precision::Bf16, {}));
    std::vector<bool> stays;
    for (const jit::Node* node : graph->nodes()) {
        if (isCall(node, kBf16Linear)) {
            stays.push_back(jit::toIValue(node->inputs().back())->toBool());
        }
    }
    QCOMPARE(stays, (std::vector<bool>{true, false}));
    const at::Tensor x = at::randn({3, 8});
    const at::Tensor expected = runGraph(plain, x);
    QVERIFY(distance(runGraph(graph, x), expected) < 0.02 * expected.abs().max().item().toDouble());
}

void TorchPrecisionTest::modelAnswersNearly()
{
    QFETCH(const Precision, precision);
    if (!isPossible(precision)) {
        QSKIP("not on this processor");
    }
    const auto exact = load("small_bert.pt", {Engine::Fast, Precision::Fp32});
    const auto reduced = load("small_bert.pt", {Engine::Fast, precision});
    QVERIFY(exact.hasValue() && reduced.hasValue());
    const EngineReport& report = reduced.value()->summary().engine;
    QVERIFY(report.used == (EngineChoice{Engine::Fast, precision}));
    QVERIFY(report.packedBytes > 0);
    QCOMPARE(report.packedFrom / report.packedBytes,
             precision == Precision::Int8 ? std::uint64_t{4} : std::uint64_t{2});
    const Batch text = oneRow({2, 17, 250, 4, 31, 99, 508, 3});
    const auto a = exact.value()->run(text, kMask, {});
    const auto b = reduced.value()->run(text, kMask, {});
    QVERIFY(a.hasValue() && b.hasValue());
    const auto vocabulary = static_cast<std::int64_t>(a.value().vocabulary);
    const at::Tensor expected = at::tensor(a.value().values).view({vocabulary});
    const at::Tensor answer = at::tensor(b.value().values).view({vocabulary});
    QVERIFY(distance(answer, expected) > 0); // else it would not be another precision
    QVERIFY(distance(answer, expected) < 0.1 * (expected.max() - expected.min()).item().toDouble());
}

void TorchPrecisionTest::checksEnd()
{
    QFETCH(const Precision, precision);
    if (!isPossible(precision)) {
        QSKIP("not on this processor");
    }
    auto model = load("small_bert.pt", {Engine::Fast, precision});
    QVERIFY(model.hasValue());
    IdleWork left = IdleWork::More;
    while (left == IdleWork::More) {
        left = model.value()->idleStep();
    }
    QVERIFY(left == IdleWork::Done);
    QVERIFY(model.value()->summary().engine.used.precision == precision);
}

void TorchPrecisionTest::itIsNeverLeftOutSilently()
{
    QFETCH(const Precision, precision);
    // It writes into what it is given, so it only runs as saved.
    const auto model = load("writes_inputs.pt", {Engine::Fast, precision});
    QVERIFY(codeOf(model) == ErrorCode::PrecisionNotAvailable);
    QVERIFY(!textFact(model.error(), "reason").empty());
    QCOMPARE(textFact(model.error(), "precision"),
             std::string(precision == Precision::Bf16 ? "bf16" : "int8"));
}

QTEST_APPLESS_MAIN(TorchPrecisionTest)
#include "tst_torch_precision.moc"
