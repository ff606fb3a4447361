// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libtorch/kernels/parallel.h"
#include "core/libtorch/memory.h"
#include "core/libtorch/passes/fold_residual.h"
#include "core/libtorch/passes/graph_facts.h"
#include "core/libtorch/passes/packed_linear.h"
#include "core/libtorch/passes/packed_operator.h"
#include "core/libtorch/passes/packed_panels.h"
#include "core/libtorch/passes/prepack_linear.h"
#include "core/libtorch/passes/record_shapes.h"

#include <ATen/Functions.h>
#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/ir/irparser.h>
#include <torch/csrc/jit/runtime/interpreter.h>

#include <QFile>
#include <QtTest>

#include "small_graph.h"
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#if defined(__linux__)
#include <sys/mman.h>
#endif

using namespace maskscope;
using namespace maskscope::test;

namespace jit = torch::jit;

namespace {

constexpr const char* kPlain = R"IR(
graph(%x : Tensor, %w : Tensor, %b : Tensor?):
  %y : Tensor = aten::linear(%x, %w, %b)
  return (%y))IR";
constexpr const char* kGelu = R"IR(
graph(%x : Tensor, %w : Tensor, %b : Tensor?):
  %form : str = prim::Constant[value="none"]()
  %y : Tensor = aten::linear(%x, %w, %b)
  %z : Tensor = aten::gelu(%y, %form)
  return (%z))IR";
constexpr const char* kGeluOfTanh = R"IR(
graph(%x : Tensor, %w : Tensor, %b : Tensor?):
  %form : str = prim::Constant[value="tanh"]()
  %y : Tensor = aten::linear(%x, %w, %b)
  %z : Tensor = aten::gelu(%y, %form)
  return (%z))IR";
constexpr const char* kRelu = R"IR(
graph(%x : Tensor, %w : Tensor, %b : Tensor?):
  %y : Tensor = aten::linear(%x, %w, %b)
  %z : Tensor = aten::relu(%y)
  return (%z))IR";
constexpr const char* kTanh = R"IR(
graph(%x : Tensor, %w : Tensor, %b : Tensor?):
  %y : Tensor = aten::linear(%x, %w, %b)
  %z : Tensor = aten::tanh(%y)
  return (%z))IR";
/// What a residual is: an operator's result as large as the layer's.
constexpr const char* kResidual = R"IR(
graph(%x : Tensor, %w : Tensor, %b : Tensor?):
  %one : int = prim::Constant[value=1]()
  %y : Tensor = aten::linear(%x, %w, %b)
  %s : Tensor = aten::sin(%y)
  %t : Tensor = aten::linear(%x, %w, %b)
  %z : Tensor = aten::add(%t, %s, %one)
  return (%z))IR";

constexpr std::int64_t kLargePage = 2 << 20;

/// Of this process, as Linux tells it; 0 elsewhere.
std::int64_t largePageBytes()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    const QByteArray name("AnonHugePages:");
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const auto at = text.indexOf(name);
    return at < 0 ? 0 : 1024 * text.mid(at + name.size()).trimmed().split(' ').front().toLongLong();
}

/// Asked of the system itself, on memory of its own.
bool canCollapse()
{
#if defined(__linux__)
    constexpr int kCollapse = 25; // of Linux 6.1
    void* memory
        = mmap(nullptr, 2 * kLargePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        return false;
    }
    auto* page = static_cast<char*>(memory);
    page += kLargePage
        - static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(page)
                                    % static_cast<std::uintptr_t>(kLargePage));
    *page = 1;
    const bool can = madvise(page, kLargePage, kCollapse) == 0;
    munmap(memory, 2 * kLargePage);
    return can;
#else
    return false;
#endif
}

/// In double, where a sum of a few hundred products is exact to far more than fp32.
at::Tensor exact(const char* text, const at::Tensor& weight, const c10::IValue& bias,
                 const at::Tensor& x)
{
    const c10::IValue wide = bias.isNone() ? bias : c10::IValue(bias.toTensor().to(at::kDouble));
    return runGraph(graphOf(text, {weight.to(at::kDouble), wide}), x.to(at::kDouble));
}

std::size_t packedNodes(const jit::Graph& graph)
{
    std::size_t found = 0;
    for (const jit::Node* node : graph.nodes()) {
        found += isCall(node, kPackedLinear) ? 1U : 0U;
    }
    return found;
}

const char* textOf(const QString& name)
{
    static const std::map<QString, const char*> texts{{QStringLiteral("plain"), kPlain},
                                                      {QStringLiteral("gelu"), kGelu},
                                                      {QStringLiteral("gelu of tanh"), kGeluOfTanh},
                                                      {QStringLiteral("relu"), kRelu},
                                                      {QStringLiteral("tanh"), kTanh},
                                                      {QStringLiteral("residual"), kResidual}};
    return texts.at(name);
}

} // namespace

/// The layers of the fast program on few rows and many, by our kernels and by oneDNN, against
/// LibTorch's own operators in double.
class TorchPackedLinearTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersAreRight_data();
    void answersAreRight();
    void viewsAreRead();
    void panelsShareTheMemory();
    void otherLayoutsAreLeft();
    void largePagesKeepNumbers();
    void foreignCallsAreErrors_data();
    void foreignCallsAreErrors();
    void threadsWork();
    void earlyThreadsTakeOver();
};

void TorchPackedLinearTest::initTestCase()
{
    QVERIFY2(canPrepack(), "LibTorch of the tests has oneDNN");
    at::manual_seed(3);
}

void TorchPackedLinearTest::answersAreRight_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<std::int64_t>("rows");
    QTest::addColumn<std::int64_t>("ins");
    QTest::addColumn<std::int64_t>("outs");
    QTest::addColumn<bool>("hasBias");
    for (const char* form : {"plain", "gelu", "gelu of tanh", "relu", "tanh", "residual"}) {
        for (const std::int64_t rows : {1, 7, 64, 130, 479, 480}) {
            for (const auto& [ins, outs] :
                 {std::pair{64, 128}, {512, 96}, {312, 312}, {77, 100}, {200, 30}}) {
                for (const bool hasBias : {true, false}) {
                    QTest::addRow("%s, %d rows, %d to %d%s", form, static_cast<int>(rows), ins,
                                  outs, hasBias ? "" : ", no bias")
                        << QString::fromLatin1(form) << rows << std::int64_t{ins}
                        << std::int64_t{outs} << hasBias;
                }
            }
        }
    }
}

void TorchPackedLinearTest::answersAreRight()
{
    QFETCH(const QString, form);
    QFETCH(const std::int64_t, rows);
    QFETCH(const std::int64_t, ins);
    QFETCH(const std::int64_t, outs);
    QFETCH(const bool, hasBias);
    const at::Tensor weight = at::randn({outs, ins});
    const c10::IValue bias = hasBias ? c10::IValue(at::randn({outs})) : c10::IValue();
    const at::Tensor x = at::randn({1, rows, ins}) * 0.1;
    const GraphPtr graph = graphOf(textOf(form), {weight, bias});
    recordShapes(graph, {x});
    const std::size_t layers = form == QLatin1String("residual") ? 2 : 1;
    QCOMPARE(prepackLinear(graph, {}), layers);
    QCOMPARE(foldResidual(graph), layers - 1);
    QCOMPARE(packedNodes(*graph), layers);
    const at::Tensor answer = runGraph(graph, x);
    const at::Tensor wanted = exact(textOf(form), weight, bias, x);
    QVERIFY(answer.sizes() == wanted.sizes());
    QVERIFY(answer.is_contiguous());
    const double worst = (answer.to(at::kDouble) - wanted).abs().max().item().toDouble();
    QVERIFY2(worst < 2e-5, qPrintable(QString::number(worst)));
}

void TorchPackedLinearTest::viewsAreRead()
{
    const at::Tensor weight = at::randn({64, 48});
    const at::Tensor x = at::randn({2, 48, 5}).transpose(1, 2);
    const GraphPtr graph = graphOf(kPlain, {weight, c10::IValue()});
    QCOMPARE(prepackLinear(graph, {}), std::size_t{1});
    const at::Tensor wanted = at::linear(x.to(at::kDouble), weight.to(at::kDouble));
    QVERIFY(at::allclose(runGraph(graph, x).to(at::kDouble), wanted, 1e-4, 1e-5));
}

// One copy of the weights serves the kernel and oneDNN.
void TorchPackedLinearTest::panelsShareTheMemory()
{
    const at::Tensor weight = at::randn({100, 77});
    at::Tensor packed = packedWeight(weight);
    const at::Tensor panels = panelsOf(weight, packed);
    QVERIFY(panels.defined());
    QCOMPARE(panels.size(0), std::int64_t{2});
    packed = at::Tensor(); // the panels keep it
    for (const auto& [out, in] : {std::pair{0, 0}, {99, 76}, {64, 3}, {63, 76}}) {
        QCOMPARE(panels[out / 64][in][out % 64].item().toFloat(), weight[out][in].item().toFloat());
    }
}

void TorchPackedLinearTest::otherLayoutsAreLeft()
{
    const at::Tensor weight = at::randn({128, 64});
    const at::Tensor packed = packedWeight(weight);
    at::Tensor other = weight.clone();
    other[100][61 + 100 % 61 - 61] += 1; // among those that are looked at
    QVERIFY(!panelsOf(other, packed).defined());
    QVERIFY(!panelsOf(weight.t().contiguous(), packed).defined());
}

void TorchPackedLinearTest::largePagesKeepNumbers()
{
    const at::Tensor one = at::randn({3, 1000, 1000});
    const at::Tensor other = at::randn({2'000'001});
    const at::Tensor expected = one.clone();
    const at::Tensor expectedOther = other.clone();
    const std::int64_t before = largePageBytes();
    useLargePages({{other.const_data_ptr(), other.nbytes()},
                   {one.const_data_ptr(), one.nbytes()},
                   {one.const_data_ptr(), 0}});
    useLargePages({});
    QVERIFY(at::equal(one, expected));
    QVERIFY(at::equal(other, expectedOther));
    if (canCollapse()) { // 20 MB cover at least eight pages of 2 MB
        QVERIFY(largePageBytes() - before >= 6 * kLargePage);
    }
}

void TorchPackedLinearTest::foreignCallsAreErrors_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::newRow("no weight") << QStringLiteral("%x, %x, %none, %none, %none, %two, %post, %post");
    QTest::newRow("nothing in memory")
        << QStringLiteral("%meta, %w, %none, %none, %none, %two, %post, %post");
    QTest::newRow("nothing in memory for a kernel")
        << QStringLiteral("%meta, %w, %panels, %none, %none, %two, %post, %post");
    QTest::newRow("panels of another size")
        << QStringLiteral("%x, %w, %x, %none, %none, %two, %post, %post");
    QTest::newRow("panels too few")
        << QStringLiteral("%x, %w, %small, %none, %none, %two, %post, %post");
    QTest::newRow("bias of another type")
        << QStringLiteral("%x, %w, %none, %w, %none, %two, %post, %post");
    QTest::newRow("bias too short")
        << QStringLiteral("%x, %w, %none, %x, %none, %two, %post, %post");
}

// A file may call the operator with anything.
void TorchPackedLinearTest::foreignCallsAreErrors()
{
    QFETCH(const QString, arguments);
    registerPackedOperator();
    const auto graph = std::make_shared<jit::Graph>();
    const std::string text = R"IR(
graph(%x : Tensor, %w : Tensor, %small : Tensor, %meta : Tensor, %panels : Tensor):
  %none : NoneType = prim::Constant()
  %post : str = prim::Constant[value="none"]()
  %two : int = prim::Constant[value=128]()
  %y : Tensor = maskscope::linear_packed()IR"
        + arguments.toStdString() + ")\n  return (%y)";
    jit::parseIR(text, graph.get());
    jit::Stack stack{at::ones({2, 64}), packedWeight(at::randn({128, 64})), at::ones({1, 64, 64}),
                     at::ones({2, 64}, at::device(at::kMeta)), at::ones({2, 64, 64})};
    QVERIFY_EXCEPTION_THROWN(jit::InterpreterState(jit::Code(graph, "test")).run(stack),
                             std::exception);
}

// at::parallel_for takes one thread, and says nothing, in a file compiled without OpenMP.
void TorchPackedLinearTest::threadsWork()
{
    const int before = at::get_num_threads();
    at::set_num_threads(2);
    std::mutex mutex;
    std::condition_variable isThere;
    std::set<std::thread::id> seen;
    std::atomic<std::int64_t> done = 0;
    inThreads(9, 2, [&](std::int64_t begin, std::int64_t end) {
        done += end - begin;
        std::unique_lock lock(mutex);
        seen.insert(std::this_thread::get_id());
        isThere.notify_all();
        // Else a thread that is early may take all.
        isThere.wait_for(lock, std::chrono::seconds(20), [&] { return seen.size() == 2; });
    });
    at::set_num_threads(before);
    QCOMPARE(done.load(), std::int64_t{9});
    QCOMPARE(seen.size(), std::size_t{2});
}

// The thread that has the first step is held up until all others are done, its own among them.
void TorchPackedLinearTest::earlyThreadsTakeOver()
{
    constexpr std::int64_t kSteps = 10;
    const int before = at::get_num_threads();
    at::set_num_threads(2);
    std::mutex mutex;
    std::condition_variable oneIsDone;
    std::int64_t others = 0;
    bool wasRelieved = false;
    inThreads(kSteps, 1, [&](std::int64_t begin, std::int64_t /*end*/) {
        std::unique_lock lock(mutex);
        if (begin == 0) {
            wasRelieved = oneIsDone.wait_for(lock, std::chrono::seconds(20),
                                             [&] { return others == kSteps - 1; });
        } else {
            ++others;
            oneIsDone.notify_all();
        }
    });
    at::set_num_threads(before);
    QVERIFY(wasRelieved);
}

QTEST_APPLESS_MAIN(TorchPackedLinearTest)

#include "tst_torch_packed_linear.moc"
