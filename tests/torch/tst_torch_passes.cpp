// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libtorch/passes/fold_residual.h"
#include "core/libtorch/passes/fuse_attention.h"
#include "core/libtorch/passes/gather_motion.h"
#include "core/libtorch/passes/graph_facts.h"
#include "core/libtorch/passes/head_at_masks.h"
#include "core/libtorch/passes/merge_linears.h"
#include "core/libtorch/passes/prepack_linear.h"
#include "core/libtorch/passes/record_shapes.h"
#include "core/libtorch/passes/rows_operator.h"
#include "core/libtorch/passes/sink_gather.h"

#include <ATen/Functions.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/ir/irparser.h>
#include <torch/csrc/jit/runtime/interpreter.h>

#include <QtTest>

#include <map>
#include <string>

using namespace maskscope;

namespace jit = torch::jit;

namespace {

using GraphPtr = std::shared_ptr<jit::Graph>;

constexpr std::int64_t kTexts = 2;
constexpr std::int64_t kTokens = 7;
constexpr std::int64_t kWidth = 8;

/// A layer of attention and one of feed-forward over %x [texts, tokens, 8], scored for 11 words:
/// what every BERT does, in small. The inputs after %x are its weights.
constexpr const char* kEncoder = R"IR(
graph(%ids : Tensor, %x : Tensor, %mask : Tensor, %qw : Tensor, %kw : Tensor, %vw : Tensor,
      %ow : Tensor, %b : Tensor, %uw : Tensor, %ub : Tensor, %dw : Tensor, %w : Tensor, %wb : Tensor):
  %0 : int = prim::Constant[value=0]()
  %1 : int = prim::Constant[value=1]()
  %2 : int = prim::Constant[value=2]()
  %3 : int = prim::Constant[value=3]()
  %last : int = prim::Constant[value=-1]()
  %heads : int = prim::Constant[value=2]()
  %size : int = prim::Constant[value=4]()
  %width : int[] = prim::Constant[value=[8]]()
  %scale : float = prim::Constant[value=0.5]()
  %eps : float = prim::Constant[value=1e-05]()
  %yes : bool = prim::Constant[value=1]()
  %none : NoneType = prim::Constant()
  %exact : str = prim::Constant[value="none"]()
  %texts : int = aten::size(%x, %0)
  %tokens : int = aten::size(%x, %1)
  %split : int[] = prim::ListConstruct(%texts, %tokens, %heads, %size)
  %q0 : Tensor = aten::linear(%x, %qw, %b)
  %q1 : Tensor = aten::view(%q0, %split)
  %q : Tensor = aten::transpose(%q1, %1, %2)
  %k0 : Tensor = aten::linear(%x, %kw, %b)
  %k1 : Tensor = aten::view(%k0, %split)
  %k : Tensor = aten::transpose(%k1, %1, %2)
  %v0 : Tensor = aten::linear(%x, %vw, %b)
  %v1 : Tensor = aten::view(%v0, %split)
  %v : Tensor = aten::transpose(%v1, %1, %2)
  %kt : Tensor = aten::transpose(%k, %2, %3)
  %s0 : Tensor = aten::matmul(%q, %kt)
  %s1 : Tensor = aten::mul(%s0, %scale)
  %s2 : Tensor = aten::add(%s1, %mask, %1)
  %p : Tensor = aten::softmax(%s2, %last, %none)
  %c0 : Tensor = aten::matmul(%p, %v)
  %c1 : Tensor = aten::transpose(%c0, %1, %2)
  %c2 : Tensor = aten::contiguous(%c1, %0)
  %join : int[] = prim::ListConstruct(%texts, %tokens, %last)
  %c : Tensor = aten::reshape(%c2, %join)
  %a0 : Tensor = aten::linear(%c, %ow, %b)
  %a1 : Tensor = aten::add(%a0, %x, %1)
  %a : Tensor = aten::layer_norm(%a1, %width, %b, %b, %eps, %yes)
  %f0 : Tensor = aten::linear(%a, %uw, %ub)
  %f1 : Tensor = aten::gelu(%f0, %exact)
  %f2 : Tensor = aten::linear(%f1, %dw, %none)
  %f3 : Tensor = aten::add(%f2, %a, %1)
  %f : Tensor = aten::layer_norm(%f3, %width, %b, %b, %eps, %yes)
  %logits : Tensor = aten::linear(%f, %w, %wb)
  %answer : (Tensor, Tensor) = prim::TupleConstruct(%f, %logits)
  return (%answer))IR";
constexpr std::size_t kFirstWeight = 3;

const OutputForm kForm{OutputContainer::Tuple, std::int64_t{1}, true, 11};

at::Tensor random(at::IntArrayRef sizes)
{
    return at::randn(sizes);
}

/// The graph with its weights as constants and the shapes of one run.
struct Encoder
{
    GraphPtr graph = std::make_shared<jit::Graph>();
    jit::Stack arguments;

    explicit Encoder(std::int64_t maskRows = 1)
    {
        at::manual_seed(1);
        jit::parseIR(kEncoder, graph.get());
        arguments = {at::zeros({kTexts, kTokens}, at::kLong), random({kTexts, kTokens, kWidth}),
                     random({kTexts, 1, maskRows, kTokens})};
        const std::vector<at::Tensor> weights{
            random({8, 8}),  random({8, 8}), random({8, 8}),  random({8, 8}),  random({8}),
            random({16, 8}), random({16}),   random({8, 16}), random({11, 8}), random({11})};
        for (const at::Tensor& weight : weights) {
            const jit::WithInsertPoint atTop(*graph->nodes().begin());
            graph->inputs()[kFirstWeight]->replaceAllUsesWith(graph->insertConstant(weight));
            graph->eraseInput(kFirstWeight);
        }
        recordShapes(graph, arguments);
    }
    [[nodiscard]] jit::Value* ids() const { return graph->inputs()[0]; }
};

c10::IValue runGraph(const GraphPtr& graph, jit::Stack stack)
{
    graph->lint();
    const auto copy = graph->copy(); // while it is prepared to run its types would get lost
    jit::InterpreterState(jit::Code(copy, "test")).run(stack);
    return stack.back();
}

at::Tensor logitsOf(const Encoder& encoder)
{
    return runGraph(encoder.graph, encoder.arguments).toTupleRef().elements()[1].toTensor();
}

/// A mask or two in each text.
at::Tensor positions()
{
    return at::tensor({3, 6, 0, 5}, at::kLong).view({2, 2});
}

at::Tensor atPositions(const at::Tensor& logits)
{
    return at::stack({logits[0][3], logits[0][6], logits[1][0], logits[1][5]}).view({2, 2, 11});
}

at::Tensor runAtPositions(const Encoder& encoder)
{
    jit::Stack stack = encoder.arguments;
    stack.emplace_back(positions());
    return runGraph(encoder.graph, stack).toTensor();
}

bool isNear(const at::Tensor& a, const at::Tensor& b)
{
    return a.sizes() == b.sizes() && at::allclose(a, b, 1e-4, 1e-5);
}

std::size_t count(const jit::Graph& graph, const char* name)
{
    std::size_t found = 0;
    for (const jit::Node* node : graph.nodes()) {
        found += isCall(node, name) ? 1U : 0U;
    }
    return found;
}

jit::Node* find(const jit::Graph& graph, const char* name)
{
    for (const jit::Node* node : graph.nodes()) {
        if (isCall(node, name)) {
            return const_cast<jit::Node*>(node);
        }
    }
    return nullptr;
}

} // namespace

/// Each pass on a small graph: what it changes, and that the answers stay.
class TorchPassesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerRowsOperator(); }
    void rowsAreThoseOfEachText();
    void rowsAreChecked();
    void shapesAreRecorded();
    void attentionIsFused();
    void attentionThatIsReadElsewhereStays();
    void headRunsAtMasks();
    void otherAnswersAreNotUnderstood();
    void gatherSinksToTheQueries();
    void gatherSinksThroughWrittenOutAttention();
    void gatherStopsWhereAllTokensAreNeeded();
    void linearsAreMerged();
    void linearsArePacked();
    void residualsAreFolded();
    void allTogetherAnswerTheSame_data();
    void allTogetherAnswerTheSame();
};

void TorchPassesTest::rowsAreThoseOfEachText()
{
    constexpr const char* kCall = R"IR(
graph(%x : Tensor, %at : Tensor):
  %1 : int = prim::Constant[value=1]()
  %y : Tensor = maskscope::rows(%x, %at, %1)
  return (%y))IR";
    const auto graph = std::make_shared<jit::Graph>();
    jit::parseIR(kCall, graph.get());
    const at::Tensor x = at::arange(42).view({2, 7, 3});
    const at::Tensor at = at::tensor({3, 5}, at::kLong).view({2, 1});
    const at::Tensor expected = at::tensor({9, 10, 11, 36, 37, 38}, at::kLong).view({2, 1, 3});
    QVERIFY(at::equal(runGraph(graph, {x, at}).toTensor(), expected));
    // One for all texts, in other memory order, with axes between.
    const at::Tensor one = at::arange(7).view({1, 7, 1});
    QVERIFY(at::equal(runGraph(graph, {one, at}).toTensor(),
                      at::tensor({3, 5}, at::kLong).view({2, 1, 1})));
    const at::Tensor turned = at::arange(42).view({2, 3, 7}).transpose(1, 2);
    QVERIFY(at::equal(runGraph(graph, {turned, at}).toTensor(),
                      at::tensor({3, 10, 17, 26, 33, 40}, at::kLong).view({2, 1, 3})));
}

void TorchPassesTest::rowsAreChecked()
{
    constexpr const char* kCall = R"IR(
graph(%x : Tensor, %at : Tensor, %axis : int):
  %y : Tensor = maskscope::rows(%x, %at, %axis)
  return (%y))IR";
    const auto graph = std::make_shared<jit::Graph>();
    jit::parseIR(kCall, graph.get());
    const at::Tensor x = at::zeros({2, 7, 3});
    const auto table = [](std::int64_t position) {
        return at::full({2, 1}, position, at::TensorOptions(at::kLong));
    };
    QVERIFY_THROWS_EXCEPTION(std::exception, runGraph(graph, {x, table(7), 1}));
    QVERIFY_THROWS_EXCEPTION(std::exception, runGraph(graph, {x, table(-1), 1}));
    QVERIFY_THROWS_EXCEPTION(std::exception, runGraph(graph, {x, table(0), 0}));
    QVERIFY_THROWS_EXCEPTION(std::exception, runGraph(graph, {x, table(0), 3}));
    QVERIFY_THROWS_EXCEPTION(std::exception, runGraph(graph, {at::zeros({3, 7, 3}), table(0), 1}));
    QVERIFY_THROWS_EXCEPTION(std::exception, runGraph(graph, {x, table(0).to(at::kInt), 1}));
}

void TorchPassesTest::shapesAreRecorded()
{
    const Encoder encoder;
    QCOMPARE(sizesOf(find(*encoder.graph, "aten::softmax")->output()),
             (std::optional<Sizes>({2, 2, 7, 7})));
    QCOMPARE(sizesOf(find(*encoder.graph, "aten::gelu")->output()),
             (std::optional<Sizes>({2, 7, 16})));
    QCOMPARE(sizesOf(find(*encoder.graph->copy(), "aten::gelu")->output()),
             (std::optional<Sizes>({2, 7, 16})));
}

void TorchPassesTest::attentionIsFused()
{
    const Encoder encoder;
    const at::Tensor expected = logitsOf(encoder);
    QCOMPARE(fuseAttention(encoder.graph), std::size_t{1});
    QCOMPARE(count(*encoder.graph, "aten::softmax"), std::size_t{0});
    QCOMPARE(count(*encoder.graph, "aten::scaled_dot_product_attention"), std::size_t{1});
    QVERIFY(isNear(logitsOf(encoder), expected));
}

void TorchPassesTest::attentionThatIsReadElsewhereStays()
{
    const Encoder encoder;
    encoder.graph->registerOutput(find(*encoder.graph, "aten::softmax")->output());
    QCOMPARE(fuseAttention(encoder.graph), std::size_t{0});
}

void TorchPassesTest::headRunsAtMasks()
{
    const Encoder encoder;
    const at::Tensor expected = atPositions(logitsOf(encoder));
    QVERIFY(answerAtMasks(encoder.graph, kForm));
    QVERIFY(isNear(runAtPositions(encoder), expected));
    QVERIFY(moveRowsAboveHead(encoder.graph, encoder.ids()));
    const jit::Node* rows = find(*encoder.graph, kRowsOperator);
    QVERIFY(isCall(rows->input(0)->node(), "aten::layer_norm"));
    QVERIFY(isNear(runAtPositions(encoder), expected));
}

void TorchPassesTest::otherAnswersAreNotUnderstood()
{
    const Encoder encoder;
    OutputForm form = kForm;
    form.key = std::int64_t{2}; // there are two
    QVERIFY(!answerAtMasks(encoder.graph, form));
    form.key = std::string("logits"); // it is no named tuple
    QVERIFY(!answerAtMasks(encoder.graph, form));
    form.container = OutputContainer::Tensor;
    QVERIFY(!answerAtMasks(encoder.graph, form));
    QCOMPARE(encoder.graph->inputs().size(), kFirstWeight);
}

void TorchPassesTest::gatherSinksToTheQueries()
{
    const Encoder encoder(kTokens); // a mask that has a row for each token
    const at::Tensor expected = atPositions(logitsOf(encoder));
    QCOMPARE(fuseAttention(encoder.graph), std::size_t{1});
    QVERIFY(answerAtMasks(encoder.graph, kForm));
    QVERIFY(sinkGather(encoder.graph, encoder.ids()));
    // Of x, for the residual and the queries alike, and of the attention mask.
    QCOMPARE(count(*encoder.graph, kRowsOperator), std::size_t{2});
    QVERIFY(isNear(runAtPositions(encoder), expected));
}

void TorchPassesTest::gatherSinksThroughWrittenOutAttention()
{
    const Encoder encoder;
    const at::Tensor expected = atPositions(logitsOf(encoder));
    QVERIFY(answerAtMasks(encoder.graph, kForm));
    QVERIFY(sinkGather(encoder.graph, encoder.ids()));
    QCOMPARE(count(*encoder.graph, kRowsOperator), std::size_t{1});
    QCOMPARE(find(*encoder.graph, kRowsOperator)->input(0), encoder.graph->inputs()[1]);
    QVERIFY(isNear(runAtPositions(encoder), expected));
}

void TorchPassesTest::gatherStopsWhereAllTokensAreNeeded()
{
    const Encoder encoder;
    const at::Tensor expected = atPositions(logitsOf(encoder));
    QVERIFY(answerAtMasks(encoder.graph, kForm));
    // Somebody reads all of what the feed-forward part gave.
    jit::Value* activated = find(*encoder.graph, "aten::gelu")->output();
    encoder.graph->registerOutput(activated);
    QVERIFY(sinkGather(encoder.graph, encoder.ids()));
    jit::Stack stack = encoder.arguments;
    stack.emplace_back(positions());
    encoder.graph->lint();
    jit::InterpreterState(jit::Code(encoder.graph, "test")).run(stack);
    QVERIFY(isNear(stack.at(0).toTensor(), expected));
    QCOMPARE(stack.at(1).toTensor().size(1), kTokens);
}

void TorchPassesTest::linearsAreMerged()
{
    const Encoder encoder;
    const at::Tensor expected = logitsOf(encoder);
    QCOMPARE(mergeLinears(encoder.graph), std::size_t{3});
    QCOMPARE(count(*encoder.graph, "aten::linear"), std::size_t{5});
    QVERIFY(isNear(logitsOf(encoder), expected));
}

void TorchPassesTest::linearsArePacked()
{
    const Encoder encoder;
    const at::Tensor expected = logitsOf(encoder);
    if (!canPrepack()) {
        return; // a LibTorch without oneDNN: the pass steps aside
    }
    QCOMPARE(prepackLinear(encoder.graph, {}), std::size_t{7});
    QCOMPARE(count(*encoder.graph, "aten::linear"), std::size_t{0});
    QCOMPARE(count(*encoder.graph, "aten::gelu"), std::size_t{0});
    QVERIFY(isNear(logitsOf(encoder), expected));
}

void TorchPassesTest::residualsAreFolded()
{
    const Encoder encoder;
    const at::Tensor expected = logitsOf(encoder);
    QCOMPARE(foldResidual(encoder.graph), std::size_t{0}); // nothing is packed yet
    if (!canPrepack()) {
        return;
    }
    static_cast<void>(prepackLinear(encoder.graph, {}));
    QCOMPARE(foldResidual(encoder.graph), std::size_t{2});
    QCOMPARE(count(*encoder.graph, "aten::add"), std::size_t{1}); // of the mask
    QVERIFY(isNear(logitsOf(encoder), expected));
}

void TorchPassesTest::allTogetherAnswerTheSame_data()
{
    QTest::addColumn<int>("maskRows");
    QTest::newRow("one mask for all tokens") << 1;
    QTest::newRow("a mask for each token") << static_cast<int>(kTokens);
}

void TorchPassesTest::allTogetherAnswerTheSame()
{
    QFETCH(int, maskRows);
    const Encoder encoder(maskRows);
    const at::Tensor expected = atPositions(logitsOf(encoder));
    QVERIFY(answerAtMasks(encoder.graph, kForm));
    QCOMPARE(fuseAttention(encoder.graph), std::size_t{1});
    QVERIFY(moveRowsAboveHead(encoder.graph, encoder.ids()));
    QVERIFY(sinkGather(encoder.graph, encoder.ids()));
    QCOMPARE(mergeLinears(encoder.graph), std::size_t{2}); // the queries are of other tokens
    if (canPrepack()) {
        static_cast<void>(prepackLinear(encoder.graph, {}));
        static_cast<void>(foldResidual(encoder.graph));
    }
    QVERIFY(isNear(runAtPositions(encoder), expected));
}

QTEST_APPLESS_MAIN(TorchPassesTest)
#include "tst_torch_passes.moc"
