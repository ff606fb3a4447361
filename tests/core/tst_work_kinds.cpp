// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/latency/work_kinds.h"

#include <QTest>

#include <cmath>

using namespace maskscope;

class TestWorkKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesOfOperators_data();
    void namesOfOperators();
    void sharesSumUpToTheMedian();
    void withoutAProfile();
};

void TestWorkKinds::namesOfOperators_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, WorkKind kind) {
        QTest::newRow(name) << QString::fromLatin1(name) << static_cast<int>(kind);
    };
    row("aten::linear", WorkKind::Weights);
    row("maskscope::linear_packed", WorkKind::Weights);
    row("maskscope::linear_bf16", WorkKind::Weights);
    row("maskscope::linear_int8", WorkKind::Weights);
    row("mkldnn::_linear_pointwise", WorkKind::Weights);
    row("quantized::linear_dynamic", WorkKind::Weights);
    row("aten::addmm", WorkKind::Weights);
    row("aten::_convolution", WorkKind::Weights);
    row("aten::matmul", WorkKind::Attention);
    row("aten::baddbmm", WorkKind::Attention);
    row("aten::scaled_dot_product_attention", WorkKind::Attention);
    row("maskscope::attention", WorkKind::Attention);
    row("aten::softmax", WorkKind::Attention);
    row("aten::layer_norm", WorkKind::Normalization);
    row("aten::gelu", WorkKind::Activation);
    row("aten::embedding", WorkKind::WordTables);
    row("aten::add", WorkKind::Other);
    row("my::operator", WorkKind::Other);
}

void TestWorkKinds::namesOfOperators()
{
    QFETCH(const QString, name);
    QFETCH(const int, kind);
    QCOMPARE(static_cast<int>(workKindOf(name.toStdString())), kind);
}

/// The profiled forward took 20 ms where an undisturbed one takes 8: all is scaled by 0.4.
void TestWorkKinds::sharesSumUpToTheMedian()
{
    LengthTiming timing;
    timing.statistics = summarize(std::vector<double>{10, 10, 10});
    timing.parts = {.tokenize = 1.5, .model = 8, .topK = 0.5};
    timing.profile = OperatorProfile{
        {{"aten::linear", 14, 10, 700}, {"aten::addmm", 1, 5, 50}, {"aten::gelu", 2, 3, 0}}, 20};
    const std::vector<WorkShare> shares = sharesOf(timing);
    QCOMPARE(shares.size(), kWorkKinds.size());
    const double expected[] = {1.5, 0, 6, 0, 0, 1.2, 0.8, 0.5};
    double sum = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        QVERIFY(shares[i].kind == kWorkKinds[i]);
        QVERIFY(std::abs(shares[i].milliseconds - expected[i]) < 1e-12);
        sum += shares[i].milliseconds;
    }
    QVERIFY(std::abs(sum - 10) < 1e-12);
    QCOMPARE(shares[2].flops, std::int64_t{750});
    QCOMPARE(shares[2].operators.size(), std::size_t{2});
}

void TestWorkKinds::withoutAProfile()
{
    LengthTiming timing;
    timing.statistics = summarize(std::vector<double>{10});
    QVERIFY(sharesOf(timing).empty());
    timing.profile = OperatorProfile{{}, 1};
    timing.statistics = summarize({});
    QVERIFY(sharesOf(timing).empty());
}

QTEST_GUILESS_MAIN(TestWorkKinds)
#include "tst_work_kinds.moc"
