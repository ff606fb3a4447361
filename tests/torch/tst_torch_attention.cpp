// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libtorch/operator_profile.h"
#include "core/libtorch/passes/attention_operator.h"
#include "core/libtorch/passes/pack_attention.h"
#include "core/libtorch/passes/record_shapes.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/ir/irparser.h>
#include <torch/csrc/jit/runtime/interpreter.h>

#include <QtTest>

#include "small_graph.h"
#include <cmath>

using namespace maskscope;
using namespace maskscope::test;

namespace jit = torch::jit;

namespace {

constexpr std::int64_t kTexts = 2;
constexpr std::int64_t kHeads = 3;

struct Inputs
{
    at::Tensor query;
    at::Tensor key;
    at::Tensor value;
    c10::IValue mask;
};

/// As a model has them: parts of one table of tokens.
Inputs makeInputs(std::int64_t queries, std::int64_t keys, std::int64_t width)
{
    const auto part = [&](std::int64_t tokens, std::int64_t at) {
        return at::randn({kTexts, tokens, 3 * kHeads * width})
            .narrow(-1, at * kHeads * width, kHeads * width)
            .view({kTexts, tokens, kHeads, width})
            .transpose(1, 2);
    };
    return {part(queries, 0), part(keys, 1), part(keys, 2), {}};
}

at::Tensor maskOf(const QString& form, std::int64_t queries, std::int64_t keys)
{
    if (form == QStringLiteral("of texts")) {
        return at::randn({kTexts, 1, 1, keys});
    }
    if (form == QStringLiteral("of queries")) {
        return at::randn({queries, keys});
    }
    return form == QStringLiteral("all alike") ? at::randn({kTexts, 1, queries, 1})
                                               : at::randn({kTexts, kHeads, queries, keys});
}

/// In double, by LibTorch's own operators.
at::Tensor exact(const Inputs& of, double scale)
{
    at::Tensor scores
        = at::matmul(of.query.to(at::kDouble), of.key.to(at::kDouble).transpose(-2, -1)) * scale;
    if (!of.mask.isNone()) {
        scores = scores + of.mask.toTensor().to(at::kDouble);
    }
    return at::matmul(at::softmax(scores, -1), of.value.to(at::kDouble));
}

at::Tensor called(const Inputs& of, const c10::IValue& scale)
{
    registerAttentionOperator();
    const auto graph = std::make_shared<jit::Graph>();
    jit::parseIR(R"IR(
graph(%q : Tensor, %k : Tensor, %v : Tensor, %m : Tensor?, %s : float?):
  %y : Tensor = maskscope::attention(%q, %k, %v, %m, %s)
  return (%y))IR",
                 graph.get());
    jit::Stack stack{of.query, of.key, of.value, of.mask, scale};
    jit::InterpreterState(jit::Code(graph, "test")).run(stack);
    return stack.back().toTensor();
}

bool isNear(const at::Tensor& found, const at::Tensor& wanted)
{
    return found.sizes() == wanted.sizes()
        && at::allclose(found.to(at::kDouble), wanted, 1e-5, 5e-6);
}

/// Of the graph of one attention with these last arguments.
std::size_t packedOf(const std::string& arguments, at::ScalarType type = at::kFloat)
{
    const auto graph = std::make_shared<jit::Graph>();
    jit::parseIR(R"IR(
graph(%x : Tensor):
  %none : NoneType = prim::Constant()
  %zero : float = prim::Constant[value=0.]()
  %some : float = prim::Constant[value=0.1]()
  %no : bool = prim::Constant[value=0]()
  %yes : bool = prim::Constant[value=1]()
  %p : Tensor = aten::neg(%x)
  %mask : Tensor = aten::gt(%p, %zero)
  %y : Tensor = aten::scaled_dot_product_attention(%p, %p, %p, )IR"
                     + arguments + ")\n  return (%y)",
                 graph.get());
    recordShapes(graph, {at::ones({1, 2, 16, 16}, type)}); // as many tokens as numbers: a mask too
    return packAttention(graph);
}

} // namespace

/// Attention of the fast program, against LibTorch's own operators in double.
class TorchAttentionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::manual_seed(5); }
    void answersAreRight_data();
    void answersAreRight();
    void foreignCallsAreErrors();
    void onlyWhatTheKernelKnowsIsPacked();
    void workIsCounted();
};

void TorchAttentionTest::answersAreRight_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<std::int64_t>("queries");
    QTest::addColumn<std::int64_t>("keys");
    QTest::addColumn<std::int64_t>("width");
    for (const char* form : {"none", "of texts", "of queries", "all alike", "whole"}) {
        for (const auto& [queries, keys] : {std::pair{1, 9}, {8, 8}, {70, 70}, {200, 130}}) {
            for (const std::int64_t width : {12, 16, 64}) { // 12: LibTorch's own
                QTest::addRow("%s, %d by %d, width %d", form, queries, keys,
                              static_cast<int>(width))
                    << QString::fromLatin1(form) << std::int64_t{queries} << std::int64_t{keys}
                    << width;
            }
        }
    }
}

void TorchAttentionTest::answersAreRight()
{
    QFETCH(const QString, form);
    QFETCH(const std::int64_t, queries);
    QFETCH(const std::int64_t, keys);
    QFETCH(const std::int64_t, width);
    Inputs inputs = makeInputs(queries, keys, width);
    if (form != QStringLiteral("none")) {
        inputs.mask = maskOf(form, queries, keys);
    }
    QVERIFY(isNear(called(inputs, 0.2), exact(inputs, 0.2)));
    const double usual = 1 / std::sqrt(static_cast<double>(width));
    QVERIFY(isNear(called(inputs, {}), exact(inputs, usual)));
    // A model reads the heads of a token as one row.
    QVERIFY(width == 12 || called(inputs, {}).transpose(1, 2).is_contiguous());
    inputs.key = inputs.key.transpose(-2, -1).contiguous().transpose(-2, -1); // no rows
    QVERIFY(isNear(called(inputs, {}), exact(inputs, usual)));
}

// A file may call the operator with anything.
void TorchAttentionTest::foreignCallsAreErrors()
{
    const Inputs good = makeInputs(8, 8, 16);
    Inputs of = good;
    of.mask = at::ones({3, 5});
    QVERIFY_EXCEPTION_THROWN(called(of, {}), std::exception);
    of = good;
    of.key = at::ones({1, 1, 8, 32});
    QVERIFY_EXCEPTION_THROWN(called(of, {}), std::exception);
    of = good;
    of.value = at::ones({kTexts, kHeads, 7, 16});
    QVERIFY_EXCEPTION_THROWN(called(of, {}), std::exception);
    of = good;
    of.query = at::ones({4}, at::kLong);
    QVERIFY_EXCEPTION_THROWN(called(of, {}), std::exception);
    of = good;
    of.mask = at::ones({8, 8}, at::device(at::kMeta)); // has no numbers
    QVERIFY_EXCEPTION_THROWN(called(of, {}), std::exception);
}

void TorchAttentionTest::onlyWhatTheKernelKnowsIsPacked()
{
    QCOMPARE(packedOf("%none, %zero, %no, %none, %no"), std::size_t{1});
    QCOMPARE(packedOf("%p, %zero, %no, %some, %no"), std::size_t{1});
    QCOMPARE(packedOf("%mask, %zero, %no, %none, %no"), std::size_t{0});
    QCOMPARE(packedOf("%none, %some, %no, %none, %no"), std::size_t{0});
    QCOMPARE(packedOf("%none, %zero, %yes, %none, %no"), std::size_t{0});
    QCOMPARE(packedOf("%none, %zero, %no, %none, %yes"), std::size_t{0});
    QCOMPARE(packedOf("%none, %zero, %no, %none, %no", at::kDouble), std::size_t{0});
}

// For each of 2 * 3 * 8 queries 8 products of 16 numbers with the keys, and as many with the
// values.
void TorchAttentionTest::workIsCounted()
{
    const Inputs inputs = makeInputs(8, 8, 16);
    const OperatorProfile profile
        = profileOperators([&] { static_cast<void>(called(inputs, {})); });
    QCOMPARE(profile.operators.front().name, std::string(kAttention));
    QCOMPARE(profile.operators.front().flops, std::int64_t{2 * (2 * 3 * 8) * 8 * 2 * 16});
}

QTEST_APPLESS_MAIN(TorchAttentionTest)

#include "tst_torch_attention.moc"
