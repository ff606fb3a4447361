// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libtorch/kernels/vnni_product.h"
#include "core/libtorch/operator_profile.h"
#include "core/libtorch/passes/graph_facts.h"
#include "core/libtorch/passes/packed_linear.h"
#include "core/libtorch/passes/reduced_operators.h"

#include <ATen/Functions.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/ir/irparser.h>
#include <torch/csrc/jit/runtime/interpreter.h>

#include <QtTest>

#include "precision_support.h"
#include "small_graph.h"
#include "torch_test_support.h"

using namespace maskscope;
using namespace maskscope::test;

namespace jit = torch::jit;

namespace {

/// Null: oneDNN works out all rows.
VnniKernel kernelOf(Precision precision)
{
    return precision == Precision::Int8 ? int8Kernel() : bf16Kernel();
}

/// Those of the only layer.
at::Tensor panelsIn(jit::Graph& graph)
{
    for (jit::Node* node : graph.nodes()) {
        if (isCall(node, kInt8Linear) || isCall(node, kBf16Linear)) {
            return constantTensor(node->input(2)).value_or(at::Tensor());
        }
    }
    return {};
}

} // namespace

/// The linear layers of less precision: which kernel works, on what memory, and what is refused.
class TorchReducedLinearTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void panelsShareTheMemory_data() { addPrecisions(); }
    void panelsShareTheMemory();
    void fewRowsAnswerAsMany_data() { addPrecisions(); }
    void fewRowsAnswerAsMany();
    void workIsCounted_data() { addPrecisions(); }
    void workIsCounted();
    void foreignCallsAreErrors_data();
    void foreignCallsAreErrors();
};

// One copy of the weights serves the kernels and oneDNN.
void TorchReducedLinearTest::panelsShareTheMemory()
{
    QFETCH(const Precision, precision);
    if (kernelOf(precision) == nullptr) {
        QSKIP("not on this processor");
    }
    at::manual_seed(1);
    const at::Tensor weight = at::randn({100, 96});
    const GraphPtr graph = graphOf(kOneLayer, {weight, c10::IValue()});
    static_cast<void>(reducePrecision(graph, precision, {}));
    const at::Tensor panels = panelsIn(*graph);
    QVERIFY(panels.defined());
    const std::int64_t columns = panels.size(2);
    const std::int64_t together = panels.size(3);
    const double scale = precision == Precision::Int8 ? 1.0 / 127.5 : 0; // of a row's largest
    for (const auto& [out, in] : {std::pair{0, 0}, {99, 95}, {64, 3}, {31, 50}}) {
        const double wanted = weight[out][in].item().toDouble();
        const double most = weight[out].abs().max().item().toDouble();
        const double kept
            = panels[out / columns][in / together][out % columns][in % together].item().toDouble();
        const double value = precision == Precision::Int8 ? kept * most * scale : kept;
        QVERIFY(std::abs(value - wanted) <= most / 127.5);
    }
}

// Our kernels answer texts that are short, oneDNN those that are long.
void TorchReducedLinearTest::fewRowsAnswerAsMany()
{
    QFETCH(const Precision, precision);
    if (!isPossible(precision)) {
        QSKIP("not on this processor");
    }
    at::manual_seed(1);
    const GraphPtr graph = graphOf(kWithGelu, {at::randn({100, 128}), at::randn({100})});
    static_cast<void>(reducePrecision(graph, precision, {}));
    const at::Tensor x = at::randn({1, 300, 128});
    const at::Tensor many = runGraph(graph, x);
    const double most = many.abs().max().item().toDouble();
    for (const std::int64_t rows : {1, 9, 40}) {
        const at::Tensor few = runGraph(graph, x.narrow(1, 7, rows));
        QVERIFY(few.sizes() == at::IntArrayRef({1, rows, 100}));
        // bf16's answer was rounded itself where oneDNN gave it.
        const double allowed = precision == Precision::Int8 ? 1e-5 : 1.0 / 128;
        QVERIFY(distance(few, many.narrow(1, 7, rows)) <= allowed * most);
    }
}

void TorchReducedLinearTest::workIsCounted()
{
    QFETCH(const Precision, precision);
    if (!isPossible(precision)) {
        QSKIP("not on this processor");
    }
    const GraphPtr graph = graphOf(kOneLayer, {at::randn({100, 128}), c10::IValue()});
    static_cast<void>(reducePrecision(graph, precision, {}));
    for (const std::int64_t rows : {3, 300}) {
        const at::Tensor x = at::randn({rows, 128});
        const OperatorProfile profile
            = profileOperators([&] { static_cast<void>(runGraph(graph, x)); });
        std::int64_t flops = 0;
        for (const auto& one : profile.operators) {
            flops += one.flops;
        }
        QCOMPARE(flops, 2 * rows * 128 * 100);
    }
}

void TorchReducedLinearTest::foreignCallsAreErrors_data()
{
    QTest::addColumn<QString>("call");
    const auto row = [](const char* name, const char* call) {
        QTest::newRow(name) << QString::fromLatin1(call);
    };
    row("int8 without weight", "int8(%x, %x, %none, %x, %x, %none, %post, %post)");
    row("int8 over bf16", "int8(%x, %w, %none, %x, %x, %none, %post, %post)");
    row("bf16 without weight", "bf16(%x, %x, %none, %none, %post, %post, %no)");
    row("other panels", "bf16(%x, %w, %x, %none, %post, %post, %no)");
    row("too few panels", "bf16(%x, %w, %small, %none, %post, %post, %no)");
    row("short bias", "bf16(%x, %w, %none, %bias, %post, %post, %no)");
    row("nothing in memory", "bf16(%meta, %w, %none, %none, %post, %post, %no)");
    row("nothing in memory for a kernel", "bf16(%meta, %w, %panels, %none, %post, %post, %no)");
    row("panels without memory", "bf16(%x, %w, %noPanels, %none, %post, %post, %no)");
}

// A file may call the operators with anything.
void TorchReducedLinearTest::foreignCallsAreErrors()
{
    QFETCH(const QString, call);
    if (!isPossible(Precision::Bf16)) {
        QSKIP("not on this processor");
    }
    registerReducedOperators();
    const auto graph = std::make_shared<jit::Graph>();
    const std::string text = R"IR(
graph(%x : Tensor, %w : Tensor, %small : Tensor, %bias : Tensor, %meta : Tensor,
      %panels : Tensor, %noPanels : Tensor):
  %none : NoneType = prim::Constant()
  %post : str = prim::Constant[value="none"]()
  %no : bool = prim::Constant[value=0]()
  %y : Tensor = maskscope::linear_)IR"
        + call.toStdString() + "\n  return (%y)";
    jit::parseIR(text, graph.get());
    jit::Stack stack{at::ones({2, 64}),
                     packedWeight(at::randn({128, 64}).to(at::kBFloat16)),
                     at::ones({1, 32, 64, 2}, at::kBFloat16),
                     at::ones({64}),
                     at::ones({2, 64}, at::device(at::kMeta)),
                     at::ones({2, 32, 64, 2}, at::kBFloat16),
                     at::ones({2, 32, 64, 2}, at::device(at::kMeta).dtype(at::kBFloat16))};
    QVERIFY_EXCEPTION_THROWN(jit::InterpreterState(jit::Code(graph, "test")).run(stack),
                             std::exception);
}

QTEST_APPLESS_MAIN(TorchReducedLinearTest)
#include "tst_torch_reduced_linear.moc"
